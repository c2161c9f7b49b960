using System.Numerics;
using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// The built-in round-robin scheduler: ready threads take turns of one tick, on whichever processor comes first. Every function runs with
/// interrupts off, and so with the kernel lock, which is the only one; a thread that stops running leaves its registers on its stack.
/// The first processor ticks always, for those who sleep; the others while they run a thread.
/// </summary>
public static unsafe class Scheduler
{
    private const int MostProcessors = 64;
    private const ulong TickNanoseconds = 4_000_000;

    private static WaitQueue _ready;
    private static KernelThread* _sleepers;
    private static KernelThread* _ended;
    private static AllProcessors _processors;

    /// <summary>A bit for each processor that has nothing to do and was not interrupted since.</summary>
    private static ulong _idleProcessors;

    /// <summary>Switches of threads since start.</summary>
    public static ulong SwitchCount { get; private set; }

    /// <summary>The running thread.</summary>
    public static KernelThread* Current => (KernelThread*)ThreadRecord.GetCurrent();

    /// <summary>A thread that ended and can be freed; taken out by the caller.</summary>
    internal static KernelThread* TakeEnded()
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = _ended;
        if (thread != null)
        {
            _ended = thread->NextInQueue;
        }

        MachineImports.RestoreInterrupts(flags);
        return thread;
    }

    /// <summary>The thread that this processor runs when it has no other. It is in no queue.</summary>
    internal static void SetIdle(KernelThread* thread)
    {
        Mine.Idle = thread;
        _idleProcessors |= 1UL << MachineImports.GetProcessorIndex();
    }

    /// <summary>The timer's tick: wakes who slept long enough and ends the running thread's turn.</summary>
    public static void Tick()
    {
        ulong now = RuntimeEnvironment.Current.GetNanoseconds();
        while (_sleepers != null && _sleepers->WakeTime <= now)
        {
            KernelThread* thread = _sleepers;
            thread->TimedOut = true;
            MakeReady(thread);
        }

        Mine.TurnIsOver = true;
        if (Current != Mine.Idle || MachineImports.GetProcessorIndex() == 0)
        {
            MachineImports.SetTimer(TickNanoseconds);
        }
    }

    /// <summary>The end of an interrupt: switches when the running thread's turn is over.</summary>
    public static void AfterInterrupt()
    {
        if (Mine.TurnIsOver || Current == Mine.Idle)
        {
            Reschedule();
        }
    }

    /// <summary>Lets the other ready threads run first. Does not block.</summary>
    public static void Yield()
    {
        ulong flags = MachineImports.DisableInterrupts();
        Reschedule();
        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>Blocks the running thread until it is woken, or the time is over. Interrupts are off and stay off.</summary>
    /// <param name="queue">Where the thread waits, or null.</param>
    /// <param name="wakeTime">Nanoseconds since start, or zero for no limit.</param>
    /// <returns>False when the limit ended the wait.</returns>
    internal static bool Block(WaitQueue* queue, ulong wakeTime)
    {
        KernelThread* thread = Current;
        thread->State = queue == null ? ThreadState.Sleeping : ThreadState.Waiting;
        thread->TimedOut = false;
        thread->Queue = queue;
        if (queue != null)
        {
            queue->Append(thread);
        }

        if (wakeTime != 0)
        {
            AddSleeper(thread, wakeTime);
        }

        SwitchToNext();
        return !thread->TimedOut;
    }

    /// <summary>Wakes the thread that has waited longest. Interrupts are off.</summary>
    internal static bool WakeOne(WaitQueue* queue) => TakeOne(queue) != null;

    /// <summary>Wakes the thread that has waited longest and names it; null when nobody waits. Interrupts are off.</summary>
    internal static KernelThread* TakeOne(WaitQueue* queue)
    {
        KernelThread* thread = queue->TakeFirst();
        if (thread != null)
        {
            thread->Queue = null;
            MakeReady(thread);
        }

        return thread;
    }

    /// <summary>Puts a thread that waits, or is new, among the ready ones. Interrupts are off.</summary>
    internal static void MakeReady(KernelThread* thread)
    {
        if (thread->Queue != null)
        {
            thread->Queue->Remove(thread);
            thread->Queue = null;
        }

        if (thread->WakeTime != 0)
        {
            RemoveSleeper(thread);
        }

        thread->State = ThreadState.Ready;
        bool isMine = _ready.IsEmpty && Current == Mine.Idle;
        _ready.Append(thread);
        if (!isMine)
        {
            WakeProcessor();
        }
    }

    /// <summary>Ends the running thread for ever. Interrupts are off.</summary>
    internal static void EndCurrent()
    {
        KernelThread* thread = Current;
        thread->State = ThreadState.Ended;
        thread->NextInQueue = _ended;
        _ended = thread;
        SwitchToNext();
    }

    /// <summary>Processor time of a thread, in nanoseconds, the running turn included.</summary>
    public static ulong GetCpuNanoseconds(KernelThread* thread)
    {
        ulong flags = MachineImports.DisableInterrupts();
        ulong time = thread->CpuNanoseconds;
        if (thread->State == ThreadState.Running)
        {
            time += RuntimeEnvironment.Current.GetNanoseconds() - thread->RunningSince;
        }

        MachineImports.RestoreInterrupts(flags);
        return time;
    }

    private static void Reschedule()
    {
        KernelThread* current = Current;
        if (!_ready.IsEmpty)
        {
            current->State = ThreadState.Ready;
            if (current != Mine.Idle)
            {
                _ready.Append(current);
            }

            SwitchToNext();
        }
        else if (current == Mine.Idle)
        {
            _idleProcessors |= 1UL << MachineImports.GetProcessorIndex();
        }

        Mine.TurnIsOver = false;
    }

    private static void SwitchToNext()
    {
        KernelThread* previous = Current;
        KernelThread* next = _ready.TakeFirst();
        ref ProcessorState mine = ref Mine;
        if (next == null)
        {
            next = mine.Idle;
        }

        mine.TurnIsOver = false;
        next->State = ThreadState.Running;
        if (next == previous)
        {
            return;
        }

        NoteIdleness(ref mine, previous, next);

        ulong now = RuntimeEnvironment.Current.GetNanoseconds();
        previous->CpuNanoseconds += now - previous->RunningSince;
        next->RunningSince = now;
        SwitchCount++;
        MachineImports.SetCurrentThread(&next->Record);
        MachineImports.SwitchContext(&previous->Record.SavedStackPointer, next->Record.SavedStackPointer);
    }

    /// <summary>A processor that begins to work needs a tick; one that ends is there for whoever becomes ready.</summary>
    private static void NoteIdleness(ref ProcessorState mine, KernelThread* previous, KernelThread* next)
    {
        int processor = MachineImports.GetProcessorIndex();
        if (next == mine.Idle)
        {
            _idleProcessors |= 1UL << processor;
        }
        else if (previous == mine.Idle)
        {
            _idleProcessors &= ~(1UL << processor);
            if (processor != 0)
            {
                MachineImports.SetTimer(TickNanoseconds);
            }
        }
    }

    /// <summary>Lets another processor that has nothing to do look for a ready thread.</summary>
    private static void WakeProcessor()
    {
        ulong idle = _idleProcessors & ~(1UL << MachineImports.GetProcessorIndex());
        if (idle != 0)
        {
            int processor = BitOperations.TrailingZeroCount(idle);
            _idleProcessors &= ~(1UL << processor);
            MachineImports.InterruptProcessor(processor);
        }
    }

    /// <summary>What belongs to this processor. Interrupts are off. SAFETY: statics of blittable types never move.</summary>
    private static ref ProcessorState Mine =>
        ref ((ProcessorState*)Unsafe.AsPointer(ref _processors))[MachineImports.GetProcessorIndex()];

    private static void AddSleeper(KernelThread* thread, ulong wakeTime)
    {
        thread->WakeTime = wakeTime;
        KernelThread** link = HeadOfSleepers();
        while (*link != null && (*link)->WakeTime <= wakeTime)
        {
            link = &(*link)->NextSleeper;
        }

        thread->NextSleeper = *link;
        *link = thread;
    }

    private static void RemoveSleeper(KernelThread* thread)
    {
        KernelThread** link = HeadOfSleepers();
        while (*link != thread)
        {
            link = &(*link)->NextSleeper;
        }

        *link = thread->NextSleeper;
        thread->NextSleeper = null;
        thread->WakeTime = 0;
    }

    private static KernelThread** HeadOfSleepers()
    {
        // SAFETY: statics of blittable types never move.
        fixed (KernelThread** head = &_sleepers)
        {
            return head;
        }
    }

    private struct ProcessorState
    {
        public KernelThread* Idle;
        public bool TurnIsOver;
    }

    [InlineArray(MostProcessors)]
    private struct AllProcessors
    {
        private ProcessorState _first;
    }
}
