using System.Runtime;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Machine.Startup;

/// <summary>Where the linker put the parts of the kernel image (<c>Boot/kernel.ld</c>); virtual addresses, ends exclusive.</summary>
public struct ImageLayout
{
    /// <summary>The physical end of the code and the tables of the boot, which begin at 1 MiB.</summary>
    public ulong BootEnd;
    public ulong KernelStart;
    public ulong KernelEnd;
    public ulong TextStart;
    public ulong TextEnd;
    public ulong ReadOnlyStart;
    public ulong ReadOnlyEnd;
    public ulong DataStart;
    public ulong DataEnd;
    public ulong ManagedCodeStart;
    public ulong ManagedCodeEnd;
    public ulong UnboxStart;
    public ulong UnboxEnd;
    public ulong ModulesStart;
    public ulong ModulesEnd;
    public ulong TypesStart;
    public ulong TypesEnd;
    public ulong UnwindIndexStart;
    public ulong UnwindIndexEnd;

    /// <summary>The bytes that name this build; the linker makes them from the image's content.</summary>
    public ulong BuildIdStart;
    public ulong BuildIdEnd;

    /// <summary>The public key of module files, in the form of <c>RsaPublicKey</c>; empty if the image has none.</summary>
    public ulong ModuleKeyStart;
    public ulong ModuleKeyEnd;
    public ulong BootStackLow;
    public ulong BootStackHigh;

    /// <summary>The end of the stacks for faults, which follow.</summary>
    public ulong BootStacksEnd;
    public ulong InterruptStubs;

    /// <summary>The layout of the running image.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixImageLayout")]
    public static extern unsafe ImageLayout* Get();
}
