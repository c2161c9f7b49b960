using System.Threading;
using Helix.Kernel.Machine.Memory;

namespace Helix.Kernel.Machine.Time;

/// <summary>
/// The main counter of the high precision event timer (IA-PC HPET Specification 1.0a, 2.3), against which the time stamp counter is measured.
/// Its interrupts are not used.
/// </summary>
internal static unsafe class Hpet
{
    private const ulong RegisterBytes = 1024;
    private const int Capabilities = 0x000;
    private const int Configuration = 0x010;
    private const int MainCounter = 0x0F0;
    private const uint LongestPeriodFemtoseconds = 100_000_000;
    private const ulong EnabledFlag = 1;

    private static byte* s_registers;

    /// <summary>Length of a count, in femtoseconds; 0 while there is no counter.</summary>
    public static uint PeriodFemtoseconds { get; private set; }

    /// <summary>The lower half of the counter.</summary>
    public static uint ReadCount() => Volatile.Read(ref *(uint*)(s_registers + MainCounter));

    /// <summary>Starts the counter.</summary>
    /// <param name="address">Physical address of the registers.</param>
    /// <returns>Whether it counts; a period beyond the specification's limit is none.</returns>
    public static bool Start(ulong address)
    {
        byte* registers = (byte*)KernelAddressSpace.MapDevice(address, RegisterBytes);
        if (registers == null)
        {
            return false;
        }

        uint period = (uint)(Volatile.Read(ref *(ulong*)(registers + Capabilities)) >> 32);
        if (period is 0 or > LongestPeriodFemtoseconds)
        {
            return false;
        }

        ref ulong configuration = ref *(ulong*)(registers + Configuration);
        Volatile.Write(ref configuration, Volatile.Read(ref configuration) | EnabledFlag);
        s_registers = registers;
        PeriodFemtoseconds = period;
        return true;
    }
}
