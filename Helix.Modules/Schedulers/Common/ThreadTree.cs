using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// Threads in the order of <see cref="ThreadEntry.Key"/>, equal ones in the order in which they came: a red-black tree (Cormen et
/// al., Introduction to Algorithms, chapter 13) of the entries themselves, with its first and last ones at hand. The first is found in
/// O(1); adding and removing are O(log n).
/// </summary>
internal sealed class ThreadTree
{
    private ThreadEntry? _root;

    private enum Side
    {
        Left,
        Right,
    }

    /// <summary>The thread with the least key; null if the tree is empty.</summary>
    public ThreadEntry? First { get; private set; }

    /// <summary>The thread with the greatest key; null if the tree is empty.</summary>
    public ThreadEntry? Last { get; private set; }

    /// <summary>Takes the first one out and puts another in, whose key is not smaller.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ExchangeFirst(ThreadEntry entry)
    {
        if (First == Last)
        {
            entry.IsRed = false;
            _root = First = Last = entry;
            return;
        }

        ExchangeFirstOfSeveral(entry);
    }

    [NoHeapAllocation]
    public void Add(ThreadEntry entry)
    {
        if (_root is null)
        {
            entry.IsRed = false;
            _root = First = Last = entry;
            return;
        }

        entry.IsRed = true;
        if (entry.Key >= Last!.Key)
        {
            entry.Parent = Last;
            Last = Last.Right = entry;
        }
        else
        {
            AddBeforeLast(entry, _root);
        }

        RepairAfterAdd(entry);
    }

    [NoHeapAllocation]
    public void Remove(ThreadEntry entry)
    {
        if (First == Last)
        {
            _root = First = Last = null;
            return;
        }

        if (First == entry)
        {
            First = After(entry);
        }
        else if (Last == entry)
        {
            Last = Before(entry);
        }

        ThreadEntry? hole;
        ThreadEntry? parent;
        bool removedBlack;
        if (entry.Left is not null && entry.Right is not null)
        {
            ThreadEntry heir = Leftmost(entry.Right);
            removedBlack = !heir.IsRed;
            hole = heir.Right;
            parent = heir.Parent == entry ? heir : heir.Parent;
            if (heir.Parent != entry)
            {
                Replace(heir, heir.Right);
                heir.Right = entry.Right;
                heir.Right!.Parent = heir;
            }

            Replace(entry, heir);
            heir.Left = entry.Left;
            heir.Left!.Parent = heir;
            heir.IsRed = entry.IsRed;
        }
        else
        {
            removedBlack = !entry.IsRed;
            hole = entry.Left ?? entry.Right;
            parent = entry.Parent;
            Replace(entry, hole);
        }

        entry.Parent = entry.Left = entry.Right = null;
        if (removedBlack)
        {
            RepairAfterRemove(hole, parent);
        }
    }

    /// <summary>The thread with the next greater key; null at the end.</summary>
    [NoHeapAllocation]
    public ThreadEntry? After(ThreadEntry entry)
    {
        if (entry.Right is not null)
        {
            return Leftmost(entry.Right);
        }

        ThreadEntry node = entry;
        while (node.Parent is { } parent)
        {
            if (parent.Left == node)
            {
                return parent;
            }

            node = parent;
        }

        return null;
    }

    /// <summary>The thread with the next smaller key; null at the beginning.</summary>
    [NoHeapAllocation]
    public ThreadEntry? Before(ThreadEntry entry)
    {
        if (entry.Left is { } node)
        {
            while (node.Right is { } right)
            {
                node = right;
            }

            return node;
        }

        ThreadEntry child = entry;
        while (child.Parent is { } parent)
        {
            if (parent.Right == child)
            {
                return parent;
            }

            child = parent;
        }

        return null;
    }

    /// <summary>The last thread that may run on a processor, among the last few.</summary>
    [NoHeapAllocation]
    public ThreadEntry? FindMovable(ulong processor, int mostLooks)
    {
        ThreadEntry? entry = Last;
        while (entry is not null && mostLooks-- > 0)
        {
            if ((entry.Affinity & processor) != 0)
            {
                return entry;
            }

            entry = Before(entry);
        }

        return null;
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? CheckInvariants()
    {
        if (_root is { IsRed: true } || _root is { Parent: not null })
        {
            return "the root is red or has a parent";
        }

        ThreadEntry? least = _root is null ? null : Leftmost(_root);
        return First != least ? "the first thread is not the least" : Measure(_root) < 0 ? "colours, order or links are wrong" : null;
    }

    /// <summary>The number of black threads on every way down; -1 if a rule is broken.</summary>
    private static int Measure(ThreadEntry? node)
    {
        if (node is null)
        {
            return 0;
        }

        bool isLinked = (node.Left is null || (node.Left.Parent == node && node.Left.Key <= node.Key))
            && (node.Right is null || (node.Right.Parent == node && node.Right.Key >= node.Key));
        bool isColoured = !node.IsRed || (node.Left is not { IsRed: true } && node.Right is not { IsRed: true });
        int left = Measure(node.Left);
        int right = Measure(node.Right);
        return !isLinked || !isColoured || left < 0 || left != right ? -1 : left + (node.IsRed ? 0 : 1);
    }

    [NoHeapAllocation]
    private void ExchangeFirstOfSeveral(ThreadEntry entry)
    {
        Remove(First!);
        Add(entry);
    }

    [NoHeapAllocation]
    private void AddBeforeLast(ThreadEntry entry, ThreadEntry parent)
    {
        bool isFirst = true;
        for (ThreadEntry? node = parent; node is not null;)
        {
            parent = node;
            if (entry.Key < node.Key)
            {
                node = node.Left;
            }
            else
            {
                node = node.Right;
                isFirst = false;
            }
        }

        entry.Parent = parent;
        if (entry.Key < parent.Key)
        {
            parent.Left = entry;
        }
        else
        {
            parent.Right = entry;
        }

        if (isFirst)
        {
            First = entry;
        }
    }

    [NoHeapAllocation]
    private static ThreadEntry Leftmost(ThreadEntry node)
    {
        while (node.Left is { } left)
        {
            node = left;
        }

        return node;
    }

    [NoHeapAllocation]
    private void RepairAfterAdd(ThreadEntry node)
    {
        while (node.Parent is { IsRed: true } parent)
        {
            ThreadEntry grand = parent.Parent!;
            bool onLeft = grand.Left == parent;
            ThreadEntry? uncle = onLeft ? grand.Right : grand.Left;
            if (uncle is { IsRed: true })
            {
                parent.IsRed = uncle.IsRed = false;
                grand.IsRed = true;
                node = grand;
                continue;
            }

            if (node == (onLeft ? parent.Right : parent.Left))
            {
                Rotate(parent, onLeft ? Side.Left : Side.Right);
                (node, parent) = (parent, node);
            }

            parent.IsRed = false;
            grand.IsRed = true;
            Rotate(grand, onLeft ? Side.Right : Side.Left);
        }

        _root!.IsRed = false;
    }

    [NoHeapAllocation]
    private void RepairAfterRemove(ThreadEntry? node, ThreadEntry? parent)
    {
        while (parent is not null && node is not { IsRed: true })
        {
            bool onLeft = parent.Left == node;
            ThreadEntry sibling = (onLeft ? parent.Right : parent.Left)!;
            if (sibling.IsRed)
            {
                sibling.IsRed = false;
                parent.IsRed = true;
                Rotate(parent, onLeft ? Side.Left : Side.Right);
                sibling = (onLeft ? parent.Right : parent.Left)!;
            }

            ThreadEntry? near = onLeft ? sibling.Left : sibling.Right;
            ThreadEntry? far = onLeft ? sibling.Right : sibling.Left;
            if (near is not { IsRed: true } && far is not { IsRed: true })
            {
                sibling.IsRed = true;
                node = parent;
                parent = node.Parent;
                continue;
            }

            if (far is not { IsRed: true })
            {
                near!.IsRed = false;
                sibling.IsRed = true;
                Rotate(sibling, onLeft ? Side.Right : Side.Left);
                far = sibling;
                sibling = near;
            }

            sibling.IsRed = parent.IsRed;
            parent.IsRed = far.IsRed = false;
            Rotate(parent, onLeft ? Side.Left : Side.Right);
            return;
        }

        if (node is not null)
        {
            node.IsRed = false;
        }
    }

    /// <summary>Moves a node one down, to a side, and its child of the other side up.</summary>
    [NoHeapAllocation]
    private void Rotate(ThreadEntry node, Side side)
    {
        ThreadEntry child = (side == Side.Left ? node.Right : node.Left)!;
        ThreadEntry? inner = side == Side.Left ? child.Left : child.Right;
        Replace(node, child);
        if (side == Side.Left)
        {
            node.Right = inner;
            child.Left = node;
        }
        else
        {
            node.Left = inner;
            child.Right = node;
        }

        node.Parent = child;
        if (inner is not null)
        {
            inner.Parent = node;
        }
    }

    /// <summary>Puts a node, or nothing, in the place of another below the latter's parent.</summary>
    [NoHeapAllocation]
    private void Replace(ThreadEntry old, ThreadEntry? successor)
    {
        if (old.Parent is null)
        {
            _root = successor;
        }
        else if (old.Parent.Left == old)
        {
            old.Parent.Left = successor;
        }
        else
        {
            old.Parent.Right = successor;
        }

        if (successor is not null)
        {
            successor.Parent = old.Parent;
        }
    }
}
