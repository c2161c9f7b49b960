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
    private ArrayMemory _memory;
    private ArrayHeap _inner = null!;
    private CheckedHeap<ArrayMemory> _heap = null!;

    [SetUp]
    public void NewHeap()
    {
        _reports.Clear();
        _memory = new ArrayMemory(new byte[PoolBytes], Start);
        _inner = new ArrayHeap(_memory);
        Assert.That(_inner.AddPool(Start, PoolBytes), Is.EqualTo(Status.Ok));
        _heap = new CheckedHeap<ArrayMemory>(_inner.Heap, _reports.Add, 4);
    }

    [Test]
    public void WhoDoesNothingWrongIsNotReported([Range(1, 3)] int seed)
    {
        var random = new Random(seed);
        List<(long Address, int Size)> blocks = [];
        for (int step = 0; step < 2000; step++)
        {
            int size = random.Next(1, 900);
            if (random.Next(2) == 0 && _heap.Allocate(ref _memory, size, 1L << random.Next(9), "good").TryGet(out long address))
            {
                _memory.Bytes(address, size).Fill((byte)step);
                blocks.Add((address, size));
            }
            else if (blocks.Count > 0)
            {
                Assert.That(_heap.Free(ref _memory, blocks[^1].Address, "good"), Is.EqualTo(Status.Ok));
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        Assert.That(_heap.FindLeaks("good"), Has.Count.EqualTo(blocks.Count));
        blocks.ForEach(block => Assert.That(_heap.Free(ref _memory, block.Address, "good"), Is.EqualTo(Status.Ok)));
        _heap.Flush(ref _memory);
        Assert.That(_reports, Is.Empty);
        Assert.That(_inner.UsedBytes, Is.Zero);
        Assert.That(_inner.CheckInvariants(Start, PoolBytes), Is.Null);
    }

    [TestCase(-1, HeapViolationKind.Underrun)]
    [TestCase(-16, HeapViolationKind.Underrun)]
    [TestCase(100, HeapViolationKind.Overrun)]
    [TestCase(115, HeapViolationKind.Overrun)]
    public void WritingBesideABlockIsReported(int offset, HeapViolationKind kind)
    {
        long address = _heap.Allocate(ref _memory, 100, 8, "culprit").Value;
        _memory.Bytes(address + offset, 1)[0] = 1;
        Assert.That(_heap.Free(ref _memory, address, "other"), Is.EqualTo(Status.Corrupt));
        Assert.That(_reports, Is.EqualTo(new[] { new HeapViolation(kind, address, 100, "culprit", offset) }));
    }

    [Test]
    public void UseAfterFreeIsReportedWhenTheBlockIsReleased()
    {
        long address = _heap.Allocate(ref _memory, 100, 8, "culprit").Value;
        Assert.That(_heap.Free(ref _memory, address, "culprit"), Is.EqualTo(Status.Ok));
        _memory.Bytes(address + 40, 1)[0] = 1;
        Assert.That(_reports, Is.Empty);
        _heap.Flush(ref _memory);
        Assert.That(_reports, Is.EqualTo(new[] { new HeapViolation(HeapViolationKind.UseAfterFree, address, 100, "culprit", 40) }));
    }

    [Test]
    public void DoubleAndForeignFreesAreReported()
    {
        long address = _heap.Allocate(ref _memory, 100, 8, "owner").Value;
        Assert.That(_heap.Free(ref _memory, address, "owner"), Is.EqualTo(Status.Ok));
        Assert.That(_heap.Free(ref _memory, address, "other"), Is.EqualTo(Status.InvalidArgument));
        Assert.That(_heap.Free(ref _memory, address + 16, "other"), Is.EqualTo(Status.InvalidArgument));
        HeapViolation[] expected =
        [
            new(HeapViolationKind.DoubleFree, address, 100, "owner", 0),
            new(HeapViolationKind.ForeignFree, address + 16, 0, "other", 0),
        ];
        Assert.That(_reports, Is.EqualTo(expected));
    }

    [Test]
    public void LeaksAreToldByOwner()
    {
        long address = _heap.Allocate(ref _memory, 100, 8, "leaky").Value;
        Assert.That(_heap.Allocate(ref _memory, 50, 8, "other").IsOk);
        Assert.That(_heap.FindLeaks("leaky"), Is.EqualTo(new[] { new HeapLeak(address, 100) }));
        Assert.That(_heap.FindLeaks("nobody"), Is.Empty);
    }

    [Test]
    public void WhatIsKeptIsReleasedWhenMemoryEnds()
    {
        long address = _heap.Allocate(ref _memory, 40_000, 8, "large").Value;
        Assert.That(_heap.Free(ref _memory, address, "large"), Is.EqualTo(Status.Ok));
        Assert.That(_heap.Allocate(ref _memory, 40_000, 8, "large").IsOk);
        Assert.That(_heap.Allocate(ref _memory, 40_000, 8, "large").Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(_heap.Allocate(ref _memory, 0, 8, "large").Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(_heap.Allocate(ref _memory, long.MaxValue, 8, "large").Status, Is.EqualTo(Status.OutOfMemory));
    }
}
