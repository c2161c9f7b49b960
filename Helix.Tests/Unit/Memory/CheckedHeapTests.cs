using System;
using System.Collections.Generic;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Checks;
using Helix.Modules.Managers.Memory.Tlsf;
using NUnit.Framework;

namespace Helix.Tests.Unit.Memory;

[TestFixture]
internal sealed class CheckedHeapTests
{
    private const long Start = 0x10000;
    private const int PoolBytes = 1 << 16;

    private readonly List<HeapViolation> _reports = [];
    private ArrayHeap _inner = null!;
    private CheckedHeap _heap = null!;

    [SetUp]
    public void NewHeap()
    {
        _reports.Clear();
        _inner = new ArrayHeap(PoolBytes);
        Assert.That(_inner.Grow(PoolBytes), Is.EqualTo(Status.Ok));
        _heap = new CheckedHeap(_inner.Heap, Start, _reports.Add, 4);
    }

    [Test]
    public void WhoDoesNothingWrongIsNotReported([Range(1, 3)] int seed)
    {
        var random = new Random(seed);
        List<(long Address, int Size)> blocks = [];
        for (int step = 0; step < 2000; step++)
        {
            int size = random.Next(1, 900);
            if (random.Next(2) == 0 && _heap.Allocate(_inner.Words, size, 1L << random.Next(9), "good").TryGet(out long address))
            {
                _inner.Bytes(address, size).Fill((byte)step);
                blocks.Add((address, size));
            }
            else if (blocks.Count > 0)
            {
                Assert.That(_heap.Free(_inner.Words, blocks[^1].Address, "good"), Is.EqualTo(Status.Ok));
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        blocks.ForEach(block => Assert.That(_heap.Free(_inner.Words, block.Address, "good"), Is.EqualTo(Status.Ok)));
        _heap.Flush(_inner.Words);
        Assert.That(_reports, Is.Empty);
        Assert.That(_inner.UsedBytes, Is.Zero);
        Assert.That(_inner.CheckInvariants(), Is.Null);
    }

    [TestCase(-1, HeapViolationKind.Underrun)]
    [TestCase(-16, HeapViolationKind.Underrun)]
    [TestCase(100, HeapViolationKind.Overrun)]
    [TestCase(115, HeapViolationKind.Overrun)]
    public void WritingBesideABlockIsReported(int offset, HeapViolationKind kind)
    {
        long address = _heap.Allocate(_inner.Words, 100, 8, "culprit").Value;
        _inner.Bytes(address + offset, 1)[0] = 1;
        Assert.That(_heap.Free(_inner.Words, address, "other"), Is.EqualTo(Status.Ok));
        Assert.That(_reports, Is.EqualTo(new[] { new HeapViolation(kind, Start + address, 100, "culprit", offset) }));
    }

    [Test]
    public void UseAfterFreeIsReportedWhenTheBlockIsReleased()
    {
        long address = _heap.Allocate(_inner.Words, 100, 8, "culprit").Value;
        Assert.That(_heap.Free(_inner.Words, address, "culprit"), Is.EqualTo(Status.Ok));
        _inner.Bytes(address + 40, 1)[0] = 1;
        Assert.That(_reports, Is.Empty);
        _heap.Flush(_inner.Words);
        Assert.That(_reports, Is.EqualTo(new[] { new HeapViolation(HeapViolationKind.UseAfterFree, Start + address, 100, "culprit", 40) }));
    }

    [Test]
    public void DoubleAndForeignFreesAreReported()
    {
        long address = _heap.Allocate(_inner.Words, 100, 8, "owner").Value;
        Assert.That(_heap.Free(_inner.Words, address, "owner"), Is.EqualTo(Status.Ok));
        Assert.That(_heap.Free(_inner.Words, address, "other"), Is.EqualTo(Status.InvalidArgument));
        Assert.That(_heap.Free(_inner.Words, address + 16, "other"), Is.EqualTo(Status.InvalidArgument));
        HeapViolation[] expected =
        [
            new(HeapViolationKind.DoubleFree, Start + address, 100, "owner", 0),
            new(HeapViolationKind.ForeignFree, Start + address + 16, 0, "other", 0),
        ];
        Assert.That(_reports, Is.EqualTo(expected));
    }

    [Test]
    public void WhatIsKeptIsReleasedWhenMemoryEnds()
    {
        long address = _heap.Allocate(_inner.Words, 40_000, 8, "large").Value;
        Assert.That(_heap.Free(_inner.Words, address, "large"), Is.EqualTo(Status.Ok));
        Assert.That(_heap.Allocate(_inner.Words, 40_000, 8, "large").IsOk);
        Assert.That(_heap.Allocate(_inner.Words, 40_000, 8, "large").Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(_heap.Allocate(_inner.Words, 0, 8, "large").Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(_heap.Allocate(_inner.Words, long.MaxValue, 8, "large").Status, Is.EqualTo(Status.OutOfMemory));
    }
}
