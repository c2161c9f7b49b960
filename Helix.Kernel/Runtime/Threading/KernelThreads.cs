using System;
using System.Runtime;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>Makes and ends kernel threads. Records are used again, and so are some stacks of the usual size; the others are freed by
/// idle threads, and by threads that are made or end later.</summary>
public static unsafe class KernelThreads
{
    private const ulong PageSizeBytes = 4096;
    private const ulong DefaultStackBytes = 256 * 1024;
    private const ulong LargestStackBytes = 16 * 1024 * 1024;

    private static int s_lastId;
    private static delegate* unmanaged<void> s_exitCallback;

    /// <summary>The number given last; numbers ascend from 1 and are never used again.</summary>
    public static int LastId => s_lastId;

    /// <summary>How many threads there are, idle threads included.</summary>
    public static int Count => ThreadTable.Count;

    /// <summary>How many stacks of ended threads are kept for later ones.</summary>
    public static int KeptStackCount => KeptStacks.Count;

    /// <summary>Makes the running code the first thread.</summary>
    /// <param name="stackLow">Lowest address of its stack.</param>
    /// <param name="stackHigh">One past the highest.</param>
    /// <returns>Its record, for the processor's block.</returns>
    public static KernelThread* InitializeFirst(ulong stackLow, ulong stackHigh)
    {
        KernelThread* thread = FreeRecords.Take(0);
        if (thread == null)
        {
            RuntimeEnvironment.Fail("out of memory for the first threads"u8);
        }

        ulong flags = MachineImports.DisableInterrupts();
        Reset(thread, "boot"u8);
        MachineImports.RestoreInterrupts(flags);
        thread->Record.StackLow = stackLow;
        thread->Record.StackHigh = stackHigh;
        thread->State = ThreadState.Running;
        Link(thread);
        return thread;
    }

    /// <summary>Makes the code that a processor starts with, with the kernel lock, the thread that it runs when it has no other. Does not return.</summary>
    /// <param name="stackLow">Lowest address of its stack.</param>
    /// <param name="stackHigh">One past the highest.</param>
    public static void EnterIdle(ulong stackLow, ulong stackHigh)
    {
        KernelThread* thread = InitializeFirst(stackLow, stackHigh);
        MachineImports.SetCurrentThread(&thread->Record);
        BecomeIdle(thread);
    }

    /// <summary>
    /// Makes the running thread, with interrupts still off, the one that its processor runs when no other can. Does not return.
    /// </summary>
    public static void BecomeIdle(KernelThread* thread)
    {
        Rename(thread, "idle"u8);
        thread->IsIdle = true;
        Starvation.Classify(thread);
        thread->Processor = MachineImports.GetProcessorIndex();
        thread->RunningSince = MachineImports.GetNanoseconds();
        ProcessorState.Join(thread);
        Scheduler.StartIdling();
        while (true)
        {
            FreeEnded();
            Scheduler.Idle();
        }
    }

    /// <summary>Names the running thread. Does not block.</summary>
    /// <param name="name">UTF-8; cut after <see cref="KernelThread.MaxNameBytes"/> bytes.</param>
    public static void RenameCurrent(ReadOnlySpan<byte> name)
    {
        ulong flags = MachineImports.DisableInterrupts();
        Rename(Scheduler.Current, name);
        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>Makes a thread that shares processors fairly and lets it run. Does not block.</summary>
    /// <param name="name">UTF-8; cut after <see cref="KernelThread.MaxNameBytes"/> bytes.</param>
    /// <param name="entry">What it runs; the thread ends when it returns.</param>
    /// <param name="argument">Passed to <paramref name="entry"/>.</param>
    /// <param name="stackBytes">Zero for the default of 256 KiB; at most 16 MiB.</param>
    /// <returns>False when there is no memory for it.</returns>
    public static bool Start(ReadOnlySpan<byte> name, delegate* unmanaged<void*, void> entry, void* argument, ulong stackBytes)
    {
        ThreadPlan plan = ThreadPlan.Default;
        return Start(name, entry, argument, stackBytes, plan, out _) == 0;
    }

    /// <summary>Makes a thread and lets it run. Does not block.</summary>
    /// <param name="name">UTF-8; cut after <see cref="KernelThread.MaxNameBytes"/> bytes.</param>
    /// <param name="entry">What it runs; the thread ends when it returns.</param>
    /// <param name="argument">Passed to <paramref name="entry"/>.</param>
    /// <param name="stackBytes">Zero for the default of 256 KiB; at most 16 MiB.</param>
    /// <param name="plan">How it shares processors.</param>
    /// <param name="id">Its number; 0 if there is none.</param>
    /// <returns>0; -1 when there is no memory; the status with which the scheduler refused the thread.</returns>
    public static int Start(
        ReadOnlySpan<byte> name,
        delegate* unmanaged<void*, void> entry,
        void* argument,
        ulong stackBytes,
        in ThreadPlan plan,
        out int id)
    {
        KernelThread* thread = Prepare(name, entry, argument, stackBytes);
        id = 0;
        if (thread == null)
        {
            return -1;
        }

        thread->Plan = plan;
        Starvation.Classify(thread);
        ulong flags = MachineImports.DisableInterrupts();
        int status = ModuleScheduler.IsActive ? ModuleScheduler.Add(thread) : 0;
        if (status == 0)
        {
            id = thread->Record.Id;
            Link(thread);
            Scheduler.MakeReady(thread);
        }
        else
        {
            Keep(thread);
        }

        Scheduler.Leave(flags);
        return status;
    }

    /// <summary>Memory has run short: gives the stacks back that are kept for later threads. On an ordinary thread; does not block.</summary>
    public static void ReleaseStacks()
    {
        FreeEnded();
        for (KernelThread* thread = KeptStacks.Take(); thread != null; thread = KeptStacks.Take())
        {
            Discard(thread);
        }
    }

    /// <summary>Ends the running thread. Does not return.</summary>
    [RuntimeExport("HelixThreadReturned")]
    public static void ExitCurrent()
    {
        KernelThread* thread = Scheduler.Current;
        if (s_exitCallback != null)
        {
            s_exitCallback();
        }

        ManagedThreads.Detach(thread);
        // Where no processor idles, and no thread is made, those that end free those that have ended.
        FreeEnded();
        _ = MachineImports.DisableInterrupts();
        KernelMutex.HandOnAll(thread);
        if (ModuleScheduler.IsActive)
        {
            ModuleScheduler.Remove(thread);
        }

        Scheduler.EndCurrent();
    }

    /// <summary>The class library's function that each ending thread calls.</summary>
    [RuntimeExport("RhSetThreadExitCallback")]
    private static void SetExitCallback(delegate* unmanaged<void> callback) => s_exitCallback = callback;

    [RuntimeExport("RhGetCurrentThreadStackBounds")]
    private static void GetStackBounds(ulong* low, ulong* high)
    {
        ThreadRecord* record = ThreadRecord.GetCurrent();
        *low = record->StackLow;
        *high = record->StackHigh;
    }

    /// <summary>Copies what can be told of the threads, newest first. Does not block.</summary>
    /// <param name="target">Filled from the start; threads that do not fit are left out.</param>
    /// <returns>Number of threads copied.</returns>
    public static int Snapshot(Span<ThreadSnapshot> target)
    {
        ulong flags = MachineImports.DisableInterrupts();
        int count = 0;
        fixed (ThreadSnapshot* to = target)
        {
            for (ThreadRecord* record = ThreadRecord.First; record != null && count < target.Length; record = record->Next)
            {
                ThreadSnapshot.Take((KernelThread*)record, to + count++);
            }
        }

        MachineImports.RestoreInterrupts(flags);
        return count;
    }

    /// <summary>Copies what can be told of one thread; false if there is none of that number. Does not block.</summary>
    public static bool Snapshot(int id, ref ThreadSnapshot target)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = ThreadTable.Find(id);
        if (thread != null)
        {
            fixed (ThreadSnapshot* to = &target)
            {
                ThreadSnapshot.Take(thread, to);
            }
        }

        MachineImports.RestoreInterrupts(flags);
        return thread != null;
    }

    /// <summary>Blocks the running thread for a time.</summary>
    public static void Sleep(ulong nanoseconds) => Sleep(nanoseconds, WaitKind.Steadfast);

    /// <summary>Blocks the running thread for a time, or until it is told to end, if the kind of wait says so.</summary>
    public static WaitOutcome Sleep(ulong nanoseconds, WaitKind kind)
    {
        ulong flags = MachineImports.DisableInterrupts();
        WaitOutcome outcome = Scheduler.Block(null, Deadline.Of(nanoseconds), kind);
        MachineImports.RestoreInterrupts(flags);
        return outcome;
    }

    private static KernelThread* Prepare(ReadOnlySpan<byte> name, delegate* unmanaged<void*, void> entry, void* argument, ulong stackBytes)
    {
        FreeEnded();
        ulong size = stackBytes == 0 ? DefaultStackBytes : Math.Min(stackBytes, LargestStackBytes);
        size = (size + PageSizeBytes - 1) & ~(PageSizeBytes - 1);
        KernelThread* thread = size == DefaultStackBytes ? TakeKept(name) : null;
        thread = thread == null ? NewWithStack(name, size) : thread;
        if (thread == null)
        {
            return null;
        }

        // What HelixSwitchContext pops: R15, R14, R13 (argument), R12 (entry), RBX, RBP, then the address to return to.
        ulong* top = (ulong*)thread->Record.StackHigh - 9;
        top[2] = (ulong)argument;
        top[3] = (ulong)entry;
        top[6] = MachineImports.GetThreadStart();
        thread->Record.SavedStackPointer = (ulong)top;
        return thread;
    }

    private static KernelThread* NewWithStack(ReadOnlySpan<byte> name, ulong size)
    {
        KernelThread* thread = FreeRecords.Take(size);
        if (thread == null)
        {
            return null;
        }

        delegate*<ulong, ulong, bool> commit = RuntimeEnvironment.Current.Commit;
        if (!commit(thread->Record.StackLow, size))
        {
            FreeRecords.Put(thread);
            return null;
        }

        ulong flags = MachineImports.DisableInterrupts();
        Reset(thread, name);
        MachineImports.RestoreInterrupts(flags);
        return thread;
    }

    /// <summary>A record that still has a stack of the usual size; null if there is none.</summary>
    private static KernelThread* TakeKept(ReadOnlySpan<byte> name)
    {
        KernelThread* thread = KeptStacks.Take();
        if (thread == null)
        {
            return null;
        }

        ulong flags = MachineImports.DisableInterrupts();
        Reset(thread, name);
        MachineImports.RestoreInterrupts(flags);
        KeptStacks.Clear(thread->Record.StackHigh);
        return thread;
    }

    private static void FreeEnded()
    {
        for (KernelThread* thread = Scheduler.TakeEnded(); thread != null; thread = Scheduler.TakeEnded())
        {
            Keep(thread);
        }
    }

    /// <summary>Keeps a record for later threads, with its stack if that is of the usual size, was used little, and few are kept.</summary>
    private static void Keep(KernelThread* thread)
    {
        if (thread->Record.StackHigh - thread->Record.StackLow != DefaultStackBytes || !KeptStacks.TryKeep(thread))
        {
            Discard(thread);
        }
    }

    /// <summary>Gives the memory of a record's stack back, and keeps the record with its addresses.</summary>
    private static void Discard(KernelThread* thread)
    {
        delegate*<ulong, ulong, void> decommit = RuntimeEnvironment.Current.Decommit;
        decommit(thread->Record.StackLow, thread->Record.StackHigh - thread->Record.StackLow);
        FreeRecords.Put(thread);
    }

    /// <summary>Makes a record that of a new thread with the same stack. Interrupts are off.</summary>
    private static void Reset(KernelThread* thread, ReadOnlySpan<byte> name)
    {
        ulong low = thread->Record.StackLow;
        ulong high = thread->Record.StackHigh;
        *thread = default;
        thread->Record.StackLow = low;
        thread->Record.StackHigh = high;
        thread->Record.Id = ++s_lastId;
        thread->Plan = ThreadPlan.Default;
        thread->LentPriority = ThreadPlan.LowestPriority;
        thread->Processor = MachineImports.GetProcessorIndex();
        Starvation.Classify(thread);
        Rename(thread, name);
    }

    private static void Rename(KernelThread* thread, ReadOnlySpan<byte> name)
    {
        thread->NameLength = Math.Min(name.Length, KernelThread.MaxNameBytes);
        for (int i = 0; i < thread->NameLength; i++)
        {
            thread->Name[i] = name[i];
        }
    }

    private static void Link(KernelThread* thread)
    {
        ulong flags = MachineImports.DisableInterrupts();
        ThreadRecord* first = ThreadRecord.First;
        thread->Record.Next = first;
        thread->Record.Previous = null;
        if (first != null)
        {
            first->Previous = &thread->Record;
        }

        ThreadRecord.First = &thread->Record;
        ThreadTable.Add(thread);
        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>
    /// The thread is no more, and nothing of it lives. Not before the last function of the scheduler module has returned that is called on its stack:
    /// what that allocates against its contract, an exception above all, is known by this stack alone. Interrupts are off.
    /// </summary>
    internal static void Unlink(KernelThread* thread)
    {
        ThreadRecord* record = &thread->Record;
        record->ThreadStatics = null;
        if (record->Previous == null)
        {
            ThreadRecord.First = record->Next;
        }
        else
        {
            record->Previous->Next = record->Next;
        }

        if (record->Next != null)
        {
            record->Next->Previous = record->Previous;
        }

        ThreadTable.Remove(thread);
    }
}
