using System;

namespace Helix.Kernel.Runtime.Abi;

/// <summary>
/// What the runtime needs of the machine beyond single instructions. Boot fills it before anything else of the runtime
/// runs. No function blocks; all may be called with interrupts off.
/// </summary>
public unsafe struct RuntimeEnvironment
{
    /// <summary>Where the image's parts are; the functions of Machine/Startup/ImageLayout.</summary>
    public ulong ImageStart, ImageEnd, ManagedCodeStart, ManagedCodeEnd, UnboxStart, UnboxEnd, ModulesStart, ModulesEnd,
        TypesStart, TypesEnd, DataStart, DataEnd;

    /// <summary>The part of the data that is stacks, with a page before it that is not mapped.</summary>
    public ulong StacksStart, StacksEnd;

    /// <summary>Start of the addresses for images that are loaded later; they lie within 256 MiB of it.</summary>
    public ulong ModuleAreaStart;

    /// <summary>Backs a page-aligned range with zeroed memory; false when there is none.</summary>
    public delegate*<ulong, ulong, bool> Commit;

    /// <summary>Gives the memory of a page-aligned range back.</summary>
    public delegate*<ulong, ulong, void> Decommit;

    /// <summary>Reserves addresses for a mapping with an unmapped page before it; zero when there are none.</summary>
    public delegate*<ulong, ulong> Reserve;

    /// <summary>Nanoseconds since start.</summary>
    public delegate*<ulong> GetNanoseconds;

    /// <summary>Ends the system with a report.</summary>
    public delegate*<byte*, int, void> Panic;

    private static RuntimeEnvironment _current;

    /// <summary>The environment of this kernel.</summary>
    public static ref RuntimeEnvironment Current => ref _current;

    /// <summary>Ends the system with a report that starts with <paramref name="message"/> (ASCII).</summary>
    public static void Fail(ReadOnlySpan<byte> message)
    {
        fixed (byte* text = message)
        {
            _current.Panic(text, message.Length);
        }
    }
}
