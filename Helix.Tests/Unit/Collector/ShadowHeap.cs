using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Kernel.Runtime.Collector;
using NUnit.Framework;

namespace Helix.Tests.Unit.Collector;

/// <summary>
/// The model of the property tests: what the program made, in managed objects of the host. After a collection everything that
/// the model can reach must be in the heap with its content, and the heap must hold nothing else.
/// </summary>
internal sealed unsafe class ShadowHeap(Random random)
{
    private const int Roots = 40;

    private readonly List<ShadowObject> _objects = [];
    private readonly ShadowObject?[] _roots = new ShadowObject?[Roots];
    private ulong _nextContent = 1;
    private ulong _collections;

    /// <summary>Puts the empty roots on the stack of the current thread.</summary>
    public void PushRoots()
    {
        for (int i = 0; i < Roots; i++)
        {
            TestHeap.Push(0);
        }
    }

    /// <summary>
    /// Makes one object of a random kind and size, fills it, and perhaps makes something refer to it. When the heap is full, the
    /// program lets go of everything.
    /// </summary>
    public void Allocate()
    {
        nint type = Pick(TypeTable.Node, TypeTable.Node, TypeTable.Split, TypeTable.Leaf, TypeTable.ByteArray,
            TypeTable.String, TypeTable.ObjectArray, TypeTable.StructArray);
        ShadowObject made = new(type, RandomLength(type));
        made.Address = made.IsArray ? TestHeap.NewArray(type, made.Length) : TestHeap.New(type);
        Forget();
        if (made.Address == 0)
        {
            Assert.That(Heap.GetStatistics().LiveBytes, Is.GreaterThan(Heap.State.Environment.MaximumBytes / 2), 
                $"{made.SizeBytes} bytes: {HeapReport()}");
            for (int i = 0; i < Roots; i++)
            {
                SetRoot(i, null);
            }

            return;
        }

        foreach (int offset in made.DataOffsets())
        {
            made.Data[offset] = _nextContent;
            TestHeap.Field(made.Address, offset) = _nextContent++;
        }

        _objects.Add(made);
        if (random.Next(3) != 0)
        {
            SetRoot(random.Next(Roots), made);
        }

        Link(made, RandomObject());
        Link(RandomObject(), made);
    }

    /// <summary>Drops roots and references at random.</summary>
    public void Mutate()
    {
        SetRoot(random.Next(Roots), random.Next(2) == 0 ? null : RandomObject());
        Link(RandomObject(), random.Next(3) == 0 ? null : RandomObject());
    }

    /// <summary>Whether the heap holds what the model can reach, unchanged, and no more.</summary>
    public void Verify(bool countsAreExact)
    {
        Forget();
        if (countsAreExact)
        {
            Assert.That(TestHeap.LiveObjects, Is.EqualTo((ulong)_objects.Count));
            Assert.That(Heap.GetStatistics().LiveBytes, Is.EqualTo((ulong)_objects.Sum(made => made.SizeBytes)));
        }

        foreach (ShadowObject made in _objects)
        {
            Assert.That(*(nint*)made.Address, Is.EqualTo(made.Type));
            bool isWhole = made.References.All(pair => TestHeap.Field(made.Address, pair.Key) == (pair.Value?.Address ?? 0))
                && made.Data.All(pair => TestHeap.Field(made.Address, pair.Key) == pair.Value)
                && (!made.IsArray || *(uint*)(made.Address + 8) == made.Length);
            Assert.That(isWhole, Is.True, "content");
        }
    }

    private static string HeapReport()
    {
        HeapStatistics figures = Heap.GetStatistics();
        return $"committed {figures.CommittedBytes}, used {figures.UsedBytes}, fragmented {figures.FragmentedBytes}, "
            + $"live {figures.LiveBytes}, large {Heap.State.LargeUsedPages} + {Heap.State.LargeFreePages} pages, "
            + $"free {Heap.State.FreeBlocks} blocks, {figures.CollectionsForMemory}/{figures.Collections} collections";
    }

    /// <summary>Removes from the model what a collection may have taken.</summary>
    private void Forget()
    {
        if (_collections == Heap.GetStatistics().Collections)
        {
            return;
        }

        _collections = Heap.GetStatistics().Collections;
        HashSet<ShadowObject> reachable = [];
        Stack<ShadowObject> pending = new(_roots.OfType<ShadowObject>());
        while (pending.TryPop(out ShadowObject? made))
        {
            if (reachable.Add(made))
            {
                foreach (ShadowObject child in made.References.Values.OfType<ShadowObject>())
                {
                    pending.Push(child);
                }
            }
        }

        _objects.RemoveAll(made => !reachable.Contains(made));
    }

    private void SetRoot(int index, ShadowObject? made)
    {
        _roots[index] = made;

        // Any address of the object's storage must do.
        ulong word = made == null ? 0 : made.Address - 8 + (ulong)random.NextInt64(made.SizeBytes);
        ((ulong*)TestHeap.Current->SavedStackPointer)[index] = word;
    }

    private void Link(ShadowObject? from, ShadowObject? to)
    {
        if (from is { References.Count: > 0 })
        {
            int offset = from.References.Keys.ElementAt(random.Next(from.References.Count));
            from.References[offset] = to;
            TestHeap.Field(from.Address, offset) = to?.Address ?? 0;
        }
    }

    private ShadowObject? RandomObject() => _objects.Count == 0 ? null : _objects[random.Next(_objects.Count)];

    private nint Pick(params nint[] types) => types[random.Next(types.Length)];

    /// <summary>Mostly short, sometimes medium, rarely large.</summary>
    private uint RandomLength(nint type)
    {
        int longest = random.Next(100) switch { < 80 => 20, < 97 => 150, _ => 900 };
        uint length = (uint)random.Next(longest);
        return type == TypeTable.ByteArray || type == TypeTable.String ? length * 16 : length;
    }
}
