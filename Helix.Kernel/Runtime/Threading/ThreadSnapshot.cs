namespace Helix.Kernel.Runtime.Threading;

/// <summary>A thread at one moment.</summary>
public unsafe struct ThreadSnapshot
{
    /// <summary>Its number.</summary>
    public int Id;

    /// <summary>What it did.</summary>
    public ThreadState State;

    /// <summary>Time that it had run, in nanoseconds.</summary>
    public ulong CpuNanoseconds;

    /// <summary>Size of its stack.</summary>
    public ulong StackBytes;

    /// <summary>UTF-8 name, not terminated.</summary>
    public fixed byte Name[KernelThread.MaxNameBytes];

    /// <summary>Length of <see cref="Name"/>.</summary>
    public int NameLength;
}
