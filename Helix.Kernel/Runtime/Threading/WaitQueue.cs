namespace Helix.Kernel.Runtime.Threading;

/// <summary>Threads in the order in which they came. Used with interrupts off only.</summary>
public unsafe struct WaitQueue
{
    private KernelThread* _head;
    private KernelThread* _tail;

    /// <summary>Whether nobody waits.</summary>
    public readonly bool IsEmpty => _head == null;

    internal void Append(KernelThread* thread)
    {
        thread->NextInQueue = null;
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
            _head = thread->NextInQueue;
            thread->NextInQueue = null;
        }

        return thread;
    }

    internal void Remove(KernelThread* thread)
    {
        KernelThread* previous = null;
        for (KernelThread* current = _head; current != null; previous = current, current = current->NextInQueue)
        {
            if (current != thread)
            {
                continue;
            }

            if (previous == null)
            {
                _head = current->NextInQueue;
            }
            else
            {
                previous->NextInQueue = current->NextInQueue;
            }

            if (_tail == current)
            {
                _tail = previous;
            }

            current->NextInQueue = null;
            return;
        }
    }
}
