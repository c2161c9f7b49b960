namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// Threads by the time at which they wake: a pairing heap (Fredman, Sedgewick, Sleator, Tarjan, Algorithmica 1, 1986) of the threads themselves.
/// The first is found in O(1), adding is O(1), removing O(log n) amortised. Used with interrupts off only.
/// </summary>
public unsafe struct SleeperHeap
{
    private KernelThread* _root;

    /// <summary>The thread that wakes first; null if none sleeps.</summary>
    internal readonly KernelThread* First => _root;

    internal void Add(KernelThread* thread)
    {
        thread->HeapChild = null;
        thread->HeapNext = null;
        thread->HeapPrevious = null;
        _root = _root == null ? thread : Meld(_root, thread);
    }

    internal void Remove(KernelThread* thread)
    {
        KernelThread* rest = MeldChildren(thread);
        if (thread == _root)
        {
            _root = rest;
        }
        else
        {
            Unlink(thread);
            _root = rest == null ? _root : Meld(_root, rest);
        }

        thread->HeapChild = null;
        thread->HeapNext = null;
        thread->HeapPrevious = null;
    }

    private static void Unlink(KernelThread* thread)
    {
        if (thread->HeapPrevious->HeapChild == thread)
        {
            thread->HeapPrevious->HeapChild = thread->HeapNext;
        }
        else
        {
            thread->HeapPrevious->HeapNext = thread->HeapNext;
        }

        if (thread->HeapNext != null)
        {
            thread->HeapNext->HeapPrevious = thread->HeapPrevious;
        }
    }

    /// <summary>Puts the later of two roots below the earlier one.</summary>
    private static KernelThread* Meld(KernelThread* first, KernelThread* second)
    {
        if (second->WakeTime < first->WakeTime)
        {
            KernelThread* other = first;
            first = second;
            second = other;
        }

        second->HeapNext = first->HeapChild;
        if (second->HeapNext != null)
        {
            second->HeapNext->HeapPrevious = second;
        }

        second->HeapPrevious = first;
        first->HeapChild = second;
        first->HeapNext = null;
        first->HeapPrevious = null;
        return first;
    }

    /// <summary>One heap of a thread's children: in pairs from the left, then all of them from the right.</summary>
    private static KernelThread* MeldChildren(KernelThread* thread)
    {
        KernelThread* pairs = null;
        for (KernelThread* child = thread->HeapChild; child != null;)
        {
            KernelThread* second = child->HeapNext;
            KernelThread* next = second == null ? null : second->HeapNext;
            child->HeapNext = null;
            child->HeapPrevious = null;
            KernelThread* pair = second == null ? child : Meld(child, second);
            pair->HeapNext = pairs;
            pairs = pair;
            child = next;
        }

        KernelThread* root = null;
        while (pairs != null)
        {
            KernelThread* next = pairs->HeapNext;
            pairs->HeapNext = null;
            root = root == null ? pairs : Meld(root, pairs);
            pairs = next;
        }

        return root;
    }
}
