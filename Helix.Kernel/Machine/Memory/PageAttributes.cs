using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// The page attribute table: how pages may be cached (Intel SDM 3A, 11.12). Entries 0 to 3 and 4, 6, 7 are as after a reset; entry 5 is
/// write-combining.
/// </summary>
public static class PageAttributes
{
    private const uint Register = 0x277;
    private const ulong Table = 0x0007_0106_0007_0406;

    /// <summary>Sets the running processor's table; all processors must have the same.</summary>
    public static void Initialize() => Cpu.WriteMsr(Register, Table);
}
