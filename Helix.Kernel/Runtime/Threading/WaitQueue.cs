namespace Helix.Kernel.Runtime.Threading;

/// <summary>Threads in the order in which they came. Used with interrupts off only. Adding and removing are O(1).</summary>
public unsafe struct WaitQueue
{
    private KernelThread* _head;
    private KernelThread* _tail;

    /// <summary>Whether nobody waits.</summary>
    public readonly bool IsEmpty => _head == null;

    internal readonly KernelThread* First => _head;

    internal void Append(KernelThread* thread)
    {
        thread->NextInQueue = null;
        thread->PreviousInQueue = _tail;
        if (_head == null)
        {
            _head = thread;
        }
        else
        {
            _tail->NextInQueue = thread;
        }

        _tail = thread;
    }

    internal KernelThread* TakeFirst()
    {
        KernelThread* thread = _head;
        if (thread != null)
        {
            Remove(thread);
        }

        return thread;
    }

    /// <summary>The most urgent thread, among equals the one that has waited longest; null if nobody waits. O(n).</summary>
    internal readonly KernelThread* FindMostUrgent()
    {
        KernelThread* best = _head;
        for (KernelThread* thread = _head; thread != null; thread = thread->NextInQueue)
        {
            best = thread->EffectivePriority < best->EffectivePriority ? thread : best;
        }

        return best;
    }

    internal void Remove(KernelThread* thread)
    {
        if (thread->PreviousInQueue == null)
        {
            _head = thread->NextInQueue;
        }
        else
        {
            thread->PreviousInQueue->NextInQueue = thread->NextInQueue;
        }

        if (thread->NextInQueue == null)
        {
            _tail = thread->PreviousInQueue;
        }
        else
        {
            thread->NextInQueue->PreviousInQueue = thread->PreviousInQueue;
        }

        thread->NextInQueue = null;
        thread->PreviousInQueue = null;
    }
}
