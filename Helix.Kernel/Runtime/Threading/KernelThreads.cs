using System;
using System.Runtime;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>Makes and ends kernel threads. Records are used again, stacks are freed by the idle thread.</summary>
public static unsafe class KernelThreads
{
    private const ulong PageSizeBytes = 4096;
    private const ulong DefaultStackBytes = 256 * 1024;
    private const ulong LargestStackBytes = 16 * 1024 * 1024;

    private static KernelThread* _freeRecords;
    private static int _lastId;
    private static delegate* unmanaged<void> _exitCallback;

    /// <summary>Makes the running code the first thread.</summary>
    /// <param name="stackLow">Lowest address of its stack.</param>
    /// <param name="stackHigh">One past the highest.</param>
    /// <returns>Its record, for the processor's block.</returns>
    public static KernelThread* InitializeFirst(ulong stackLow, ulong stackHigh)
    {
        KernelThread* thread = NewRecord("boot"u8);
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
    /// Makes the running thread, with interrupts still off, the one that its processor runs when it has no other. Does not return.
    /// </summary>
    public static void BecomeIdle(KernelThread* thread)
    {
        Rename(thread, "idle"u8);
        Scheduler.SetIdle(thread);
        while (true)
        {
            FreeEnded();
            MachineImports.WaitForInterrupt();
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

    /// <summary>Makes a thread and lets it run. Does not block.</summary>
    /// <param name="name">UTF-8; cut after <see cref="KernelThread.MaxNameBytes"/> bytes.</param>
    /// <param name="entry">What it runs; the thread ends when it returns.</param>
    /// <param name="argument">Passed to <paramref name="entry"/>.</param>
    /// <param name="stackBytes">Zero for the default of 256 KiB; at most 16 MiB.</param>
    /// <returns>The thread, or null when there is no memory for it.</returns>
    public static KernelThread* Start(ReadOnlySpan<byte> name, delegate* unmanaged<void*, void> entry, void* argument, ulong stackBytes)
    {
        KernelThread* thread = Prepare(name, entry, argument, stackBytes);
        if (thread != null)
        {
            ulong flags = MachineImports.DisableInterrupts();
            Scheduler.MakeReady(thread);
            MachineImports.RestoreInterrupts(flags);
        }

        return thread;
    }

    /// <summary>Ends the running thread. Does not return.</summary>
    [RuntimeExport("HelixThreadReturned")]
    public static void ExitCurrent()
    {
        KernelThread* thread = Scheduler.Current;
        if (_exitCallback != null)
        {
            _exitCallback();
        }

        _ = MachineImports.DisableInterrupts();
        Unlink(thread);
        thread->Record.ThreadStatics = null;
        Scheduler.EndCurrent();
    }

    /// <summary>The class library's function that each ending thread calls.</summary>
    [RuntimeExport("RhSetThreadExitCallback")]
    private static void SetExitCallback(delegate* unmanaged<void> callback) => _exitCallback = callback;

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
        for (ThreadRecord* record = ThreadRecord.First; record != null && count < target.Length; record = record->Next)
        {
            KernelThread* thread = (KernelThread*)record;
            ref ThreadSnapshot snapshot = ref target[count++];
            snapshot.Id = record->Id;
            snapshot.State = thread->State;
            snapshot.CpuNanoseconds = Scheduler.GetCpuNanoseconds(thread);
            snapshot.StackBytes = record->StackHigh - record->StackLow;
            snapshot.NameLength = thread->NameLength;
            for (int i = 0; i < thread->NameLength; i++)
            {
                snapshot.Name[i] = thread->Name[i];
            }
        }

        MachineImports.RestoreInterrupts(flags);
        return count;
    }

    /// <summary>Blocks the running thread for a time.</summary>
    public static void Sleep(ulong nanoseconds)
    {
        ulong flags = MachineImports.DisableInterrupts();
        ulong now = RuntimeEnvironment.Current.GetNanoseconds();
        Scheduler.Block(null, nanoseconds > ulong.MaxValue - now ? ulong.MaxValue : now + nanoseconds);
        MachineImports.RestoreInterrupts(flags);
    }

    private static KernelThread* Prepare(ReadOnlySpan<byte> name, delegate* unmanaged<void*, void> entry, void* argument, ulong stackBytes)
    {
        FreeEnded();
        ulong size = stackBytes == 0 ? DefaultStackBytes : Math.Min(stackBytes, LargestStackBytes);
        size = (size + PageSizeBytes - 1) & ~(PageSizeBytes - 1);
        ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
        ulong stack = environment.Reserve(size);
        if (stack == 0 || !environment.Commit(stack, size))
        {
            return null;
        }

        KernelThread* thread = NewRecord(name);
        thread->Record.StackLow = stack;
        thread->Record.StackHigh = stack + size;

        // What HelixSwitchContext pops: R15, R14, R13 (argument), R12 (entry), RBX, RBP, then the address to return to.
        ulong* top = (ulong*)(stack + size) - 9;
        top[2] = (ulong)argument;
        top[3] = (ulong)entry;
        top[6] = MachineImports.GetThreadStart();
        thread->Record.SavedStackPointer = (ulong)top;
        Link(thread);
        return thread;
    }

    private static void FreeEnded()
    {
        for (KernelThread* thread = Scheduler.TakeEnded(); thread != null; thread = Scheduler.TakeEnded())
        {
            RuntimeEnvironment.Current.Decommit(thread->Record.StackLow, thread->Record.StackHigh - thread->Record.StackLow);
            ulong flags = MachineImports.DisableInterrupts();
            thread->NextInQueue = _freeRecords;
            _freeRecords = thread;
            MachineImports.RestoreInterrupts(flags);
        }
    }

    private static KernelThread* NewRecord(ReadOnlySpan<byte> name)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = _freeRecords;
        if (thread != null)
        {
            _freeRecords = thread->NextInQueue;
        }

        int id = ++_lastId;
        MachineImports.RestoreInterrupts(flags);
        thread = thread == null ? (KernelThread*)PermanentMemory.Allocate((ulong)sizeof(KernelThread)) : thread;
        *thread = default;
        thread->Record.Id = id;
        Rename(thread, name);
        return thread;
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
        thread->Record.Next = ThreadRecord.First;
        ThreadRecord.First = &thread->Record;
        MachineImports.RestoreInterrupts(flags);
    }

    private static void Unlink(KernelThread* thread)
    {
        ThreadRecord* previous = null;
        for (ThreadRecord* record = ThreadRecord.First; record != &thread->Record; record = record->Next)
        {
            previous = record;
        }

        if (previous == null)
        {
            ThreadRecord.First = thread->Record.Next;
        }
        else
        {
            previous->Next = thread->Record.Next;
        }
    }
}
