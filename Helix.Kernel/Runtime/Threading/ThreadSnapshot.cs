using Helix.Kernel.Runtime.Abi;

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

    /// <summary>How it shares processors.</summary>
    public ThreadPlan Plan;

    /// <summary>The priority lent to it.</summary>
    public int LentPriority;

    /// <summary>The processor that it ran on last.</summary>
    public int Processor;

    /// <summary>Whether it was told to end.</summary>
    public bool IsKilled;

    /// <summary>Whether it is a processor's idle thread.</summary>
    public bool IsIdle;

    /// <summary>UTF-8 name, not terminated.</summary>
    public fixed byte Name[KernelThread.MaxNameBytes];

    /// <summary>Length of <see cref="Name"/>.</summary>
    public int NameLength;

    /// <summary>Copies what can be told of a thread. Interrupts are off.</summary>
    internal static void Take(KernelThread* thread, ThreadSnapshot* to)
    {
        ref ThreadSnapshot target = ref *to;
        target.Id = thread->Record.Id;
        target.State = thread->State;
        target.CpuNanoseconds = Scheduler.CpuTimeOf(thread);
        target.StackBytes = thread->Record.StackHigh - thread->Record.StackLow;
        target.Plan = thread->Plan;
        target.LentPriority = thread->LentPriority;
        target.Processor = thread->Processor;
        target.IsKilled = thread->IsKilled;
        target.IsIdle = thread->IsIdle;
        target.NameLength = thread->NameLength;
        for (int i = 0; i < KernelThread.MaxNameBytes / sizeof(ulong); i++)
        {
            ((ulong*)to->Name)[i] = ((ulong*)thread->Name)[i];
        }
    }
}
