using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// The dispatcher: who waits, who sleeps, and the switch to the thread that the scheduler picks - the chosen module, or the built-in one. Every
/// function runs with interrupts off, which is the kernel's lock on all processors; a thread that stops running leaves its registers on its
/// stack before the lock is let go, so that any processor may go on with it.
/// </summary>
public static unsafe class Scheduler
{
    private const ulong InterruptFlag = 1 << 9;

    private static SleeperHeap s_sleepers;
    private static WaitQueue s_wokenWithin;
    private static KernelThread* s_ended;
    private static int s_readyCount;

    // SAFETY: statics of blittable types never move.
    private static WaitQueue* WokenWithin => (WaitQueue*)Unsafe.AsPointer(ref s_wokenWithin);

    /// <summary>The running thread.</summary>
    public static KernelThread* Current => (KernelThread*)ThreadRecord.GetCurrent();

    /// <summary>Switches of threads since start, on the processor that calls.</summary>
    public static ulong SwitchCount => ProcessorState.Here->SwitchCount;

    /// <summary>Threads that are ready and do not run, idle ones not counted.</summary>
    public static int ReadyCount => s_readyCount;

    /// <summary>A thread that ended and can be freed; taken out by the caller.</summary>
    internal static KernelThread* TakeEnded()
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = s_ended;
        if (thread != null)
        {
            s_ended = thread->NextInQueue;
        }

        MachineImports.RestoreInterrupts(flags);
        return thread;
    }

    /// <summary>The timer's tick: wakes who slept long enough, charges time, and finds out whether the running thread's turn is over.</summary>
    public static void Tick()
    {
        int processor = MachineImports.GetProcessorIndex();
        ProcessorState* here = ProcessorState.Of(processor);
        if (here->Idle == null)
        {
            return;
        }

        ulong now = MachineImports.GetNanoseconds();
        ulong elapsed = Charge(here, Current, now);
        WakeSleepers(now);
        ManagedThreads.Follow(Current);
        ulong wishNs = ulong.MaxValue;
        if (ModuleScheduler.IsActive)
        {
            // Called before the mark is read, as it may set it.
            bool isOver = ModuleScheduler.Tick(processor, elapsed, out wishNs);
            here->NeedsSwitch |= isOver;
            Starvation.Look(here, now);
        }
        else
        {
            here->NeedsSwitch |= !BuiltInQueue.IsEmpty;
        }

        DispatchTimer.Restart(here, processor, now, wishNs, s_sleepers.First);
    }

    /// <summary>The end of an interrupt: switches when the running thread's turn is over.</summary>
    public static void AfterInterrupt()
    {
        ProcessorState* here = ProcessorState.Here;
        if (here->NeedsSwitch && here->Idle != null)
        {
            SwitchAway(SwitchCause.Preempted);
        }
        else if (here->IsIdle && s_readyCount != 0 && here->OverlooksSince == 0)
        {
            ulong now = MachineImports.GetNanoseconds();
            Starvation.BeginIdleness(here, now);
            DispatchTimer.WatchIdleness(here, now);
        }
    }

    /// <summary>Lets the other ready threads run first. Does not block.</summary>
    public static void Yield()
    {
        ulong flags = MachineImports.DisableInterrupts();
        SwitchAway(SwitchCause.Yielded);
        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>Processor time of a thread, in nanoseconds, the running turn included. Interrupts are off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong CpuTimeOf(KernelThread* thread) =>
        thread->CpuNanoseconds + (thread->State == ThreadState.Running ? MachineImports.GetNanoseconds() - thread->RunningSince : 0);

    /// <summary>Restores the interrupt flag; if that lets interrupts in, switches first to a more urgent thread that was woken.</summary>
    internal static void Leave(ulong flags)
    {
        if ((flags & InterruptFlag) != 0 && ProcessorState.Here->NeedsSwitch)
        {
            SwitchAway(SwitchCause.Preempted);
        }

        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>Whether a thread may wait that saw this interrupt flag: not an interrupt's handler, nor who holds the kernel's lock.</summary>
    internal static bool CanWait(ulong flags) => (flags & InterruptFlag) != 0;

    /// <summary>Blocks the running thread until it is woken, or the time is over. Interrupts are off and stay off.</summary>
    /// <param name="queue">Where the thread waits, or null.</param>
    /// <param name="wakeTime">Nanoseconds since start, or zero for no limit.</param>
    /// <returns>False when the limit ended the wait.</returns>
    internal static bool Block(WaitQueue* queue, ulong wakeTime) => Block(queue, wakeTime, WaitKind.Steadfast) == WaitOutcome.Woken;

    /// <summary>The same for a wait that may be cancelled; one that already is ends at once.</summary>
    internal static WaitOutcome Block(WaitQueue* queue, ulong wakeTime, WaitKind kind)
    {
        if (GuardedCall.IsActive)
        {
            GuardedCall.Escape((nint)SchedulerFault.Waited);
        }

        KernelThread* thread = Current;
        if (kind == WaitKind.Cancellable && thread->IsKilled)
        {
            return WaitOutcome.Cancelled;
        }

        thread->State = queue == null ? ThreadState.Sleeping : ThreadState.Waiting;
        thread->Outcome = WaitOutcome.Woken;
        thread->WaitKind = kind;
        thread->Queue = queue;
        if (queue != null)
        {
            queue->Append(thread);
        }

        if (wakeTime != 0)
        {
            thread->WakeTime = wakeTime;
            s_sleepers.Add(thread);
            int processor = MachineImports.GetProcessorIndex();
            DispatchTimer.Expect(ProcessorState.Of(processor), processor, MachineImports.GetNanoseconds(), wakeTime);
        }

        SwitchToNext(SwitchCause.Blocked);
        return thread->Outcome;
    }

    /// <summary>Wakes the thread that has waited longest. Interrupts are off.</summary>
    internal static bool WakeOne(WaitQueue* queue) => TakeOne(queue) != null;

    /// <summary>Wakes the thread that has waited longest and names it; null when nobody waits. Interrupts are off.</summary>
    internal static KernelThread* TakeOne(WaitQueue* queue)
    {
        KernelThread* thread = queue->First;
        if (thread != null)
        {
            MakeReady(thread);
        }

        return thread;
    }

    /// <summary>Ends a thread's wait if it may be cancelled. Interrupts are off.</summary>
    internal static void Cancel(KernelThread* thread)
    {
        if (thread->State is ThreadState.Waiting or ThreadState.Sleeping && thread->WaitKind == WaitKind.Cancellable)
        {
            thread->Outcome = WaitOutcome.Cancelled;
            MakeReady(thread);
        }
    }

    /// <summary>
    /// Puts a thread that waits, or is new, among the ready ones. Interrupts are off. Within a call of the scheduler module - where a collection wakes the finalizer,
    /// or the module whom it likes - the thread waits on until that is over, as the module cannot be told now.
    /// </summary>
    internal static void MakeReady(KernelThread* thread)
    {
        if (thread->Queue != null)
        {
            thread->Queue->Remove(thread);
            thread->Queue = null;
        }

        if (thread->WakeTime != 0)
        {
            s_sleepers.Remove(thread);
            thread->WakeTime = 0;
        }

        if (GuardedCall.IsSchedulerCalled)
        {
            thread->Queue = WokenWithin;
            thread->Queue->Append(thread);
            return;
        }

        thread->State = ThreadState.Ready;
        Starvation.Begin(thread);
        s_readyCount++;
        if (ModuleScheduler.IsActive)
        {
            Preemption.Request(ModuleScheduler.Ready(thread));
        }
        else
        {
            BuiltInQueue.Add(thread);
            Preemption.Request(Preemption.FindIdle(thread->Plan.Affinity));
        }
    }

    /// <summary>A guarded call is over: those that were woken in it are ready now. Interrupts are off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void MakeWokenReady()
    {
        while (!s_wokenWithin.IsEmpty)
        {
            MakeReady(s_wokenWithin.First);
        }
    }

    /// <summary>Ends the running thread for ever. Interrupts are off.</summary>
    internal static void EndCurrent()
    {
        KernelThread* thread = Current;
        while (!thread->Joiners.IsEmpty)
        {
            WakeOne(&thread->Joiners);
        }

        thread->State = ThreadState.Ended;
        thread->NextInQueue = s_ended;
        s_ended = thread;
        SwitchToNext(SwitchCause.Ended);
    }

    /// <summary>The running thread is the idle one of its processor: gives way to those that are ready. Interrupts are off.</summary>
    internal static void StartIdling() => SwitchAway(SwitchCause.Preempted);

    /// <summary>
    /// The idle thread waits for an interrupt, unless its processor was told to pick meanwhile: who told it sent no interrupt if that was itself, or
    /// if the mark was there already.
    /// </summary>
    internal static void Idle()
    {
        ulong flags = MachineImports.DisableInterrupts();
        if (ProcessorState.Here->NeedsSwitch)
        {
            SwitchAway(SwitchCause.Preempted);
            MachineImports.RestoreInterrupts(flags);
            return;
        }

        MachineImports.WaitForInterrupt();
    }

    private static void WakeSleepers(ulong now)
    {
        for (KernelThread* thread = s_sleepers.First; thread != null && thread->WakeTime <= now; thread = s_sleepers.First)
        {
            thread->Outcome = WaitOutcome.TimedOut;
            MakeReady(thread);
        }
    }

    /// <summary>The running thread stops running, though it could go on.</summary>
    private static void SwitchAway(SwitchCause cause)
    {
        if (GuardedCall.IsActive)
        {
            GuardedCall.Escape((nint)SchedulerFault.Waited);
        }

        KernelThread* current = Current;
        current->State = ThreadState.Ready;
        Starvation.Begin(current);
        s_readyCount += current->IsIdle ? 0 : 1;
        SwitchToNext(cause);
    }

    private static void SwitchToNext(SwitchCause cause)
    {
        int processor = MachineImports.GetProcessorIndex();
        ProcessorState* here = ProcessorState.Of(processor);
        KernelThread* previous = Current;
        ulong now = MachineImports.GetNanoseconds();
        ulong elapsed = Charge(here, previous, now);
        here->NeedsSwitch = false;
        KernelThread* next = ModuleScheduler.IsActive ? PickByModule(processor, previous, cause, elapsed) : PickBuiltIn(processor, previous);
        if (next == null)
        {
            next = here->Idle;
            Starvation.BeginIdleness(here, now);
            DispatchTimer.WatchIdleness(here, now);
        }
        else
        {
            s_readyCount--;
            if (s_readyCount == 0)
            {
                Starvation.NoneIsReady(now);
            }
        }

        next->State = ThreadState.Running;
        if (next == previous)
        {
            return;
        }

        if (previous->State == ThreadState.Ended)
        {
            KernelThreads.Unlink(previous);
        }

        here->IsIdle = next->IsIdle;
        if (previous->IsIdle)
        {
            DispatchTimer.EndIdleness(here, now);
        }

        previous->CpuNanoseconds += now - previous->RunningSince;
        next->RunningSince = now;
        next->Processor = processor;
        here->SwitchCount++;
        MachineImports.SetCurrentThread(&next->Record);
        MachineImports.SwitchContext(&previous->Record.SavedStackPointer, next->Record.SavedStackPointer);
    }

    private static KernelThread* PickByModule(int processor, KernelThread* previous, SwitchCause cause, ulong elapsed)
    {
        if (previous->IsUnknown)
        {
            previous->IsUnknown = false;
            ThreadControl.Introduce(previous);
        }

        if (ModuleScheduler.IsActive)
        {
            KernelThread* next = ModuleScheduler.Pick(processor, previous, cause, elapsed);
            if (next != null || ModuleScheduler.IsActive)
            {
                return next;
            }
        }

        // It failed: the built-in scheduler has every ready thread, the previous one included if it could go on.
        ProcessorState.Of(processor)->NeedsSwitch = false;
        return BuiltInQueue.Take(processor);
    }

    private static KernelThread* PickBuiltIn(int processor, KernelThread* previous)
    {
        if (previous->State == ThreadState.Ready && !previous->IsIdle)
        {
            BuiltInQueue.Add(previous);
        }

        return BuiltInQueue.Take(processor);
    }

    /// <summary>Answers the time since the last charge on this processor.</summary>
    private static ulong Charge(ProcessorState* here, KernelThread* thread, ulong now)
    {
        ulong elapsed = now - here->ChargedUntil;
        here->ChargedUntil = now;
        Starvation.Charge(thread, elapsed);
        return elapsed;
    }
}
