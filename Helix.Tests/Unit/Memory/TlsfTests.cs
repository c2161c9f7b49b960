using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Tlsf;
using NUnit.Framework;

namespace Helix.Tests.Unit.Memory;

[TestFixture]
internal sealed class TlsfTests
{
    private const int PoolBytes = 1 << 18;

    [Test]
    public void BlocksKeepTheirContentAndNeverOverlap([Range(1, 8)] int seed)
    {
        ArrayHeap heap = Make();
        var random = new Random(seed);
        List<(long Address, int Size, byte Fill)> blocks = [];
        int failures = 0;
        for (int step = 0; step < 6000; step++)
        {
            if (random.Next(100) < 52)
            {
                int size = random.Next(4) == 0 ? random.Next(1, 20_000) : random.Next(1, 300);
                long alignment = 1L << random.Next(random.Next(6) == 0 ? 13 : 5);
                Result<long> result = heap.Allocate(size, alignment);
                failures += result.IsOk ? 0 : 1;
                if (result.TryGet(out long address))
                {
                    Assert.That(address & (Math.Max(alignment, 16) - 1), Is.Zero);
                    Assert.That(heap.SizeOf(address).Value, Is.GreaterThanOrEqualTo(size));
                    heap.Bytes(address, size).Fill((byte)step);
                    blocks.Add((address, size, (byte)step));
                }
            }
            else if (blocks.Count > 0)
            {
                int index = random.Next(blocks.Count);
                (long address, int size, byte fill) = blocks[index];
                blocks.RemoveAt(index);
                Assert.That(heap.Bytes(address, size).IndexOfAnyExcept(fill), Is.EqualTo(-1));
                Assert.That(heap.Free(address), Is.EqualTo(Status.Ok));
                Assert.That(heap.Free(address), Is.EqualTo(Status.InvalidArgument), "a double free");
            }

            Assert.That(heap.CheckInvariants(), Is.Null);
        }

        Assert.That(failures, Is.GreaterThan(0), "memory never ran out");
        Assert.That(blocks.All(block => heap.Free(block.Address) == Status.Ok));
        Assert.That(heap.UsedBytes, Is.Zero);
        Assert.That(heap.Allocate(PoolBytes - (PoolBytes / 16), 1).IsOk, "everything is one block again");
    }

    [Test]
    public void AddressesThatAreNoBlocksAreRefused([Range(1, 3)] int seed)
    {
        ArrayHeap heap = Make();
        HashSet<long> blocks = [];
        var random = new Random(seed);
        while (heap.Allocate(random.Next(1, 500), 1).TryGet(out long address))
        {
            _ = blocks.Add(address);
        }

        random.NextBytes(heap.Bytes(blocks.First(), 16));
        for (long address = -64; address < PoolBytes + 64; address++)
        {
            if (!blocks.Contains(address))
            {
                Assert.That(heap.SizeOf(address).Status, Is.EqualTo(Status.InvalidArgument));
                Assert.That(heap.Free(address), Is.EqualTo(Status.InvalidArgument));
            }
        }

        foreach (long address in new[] { 0, 8, -8, long.MinValue, long.MaxValue, long.MaxValue - 7 })
        {
            Assert.That(heap.Free(address), Is.EqualTo(Status.InvalidArgument));
        }

        Assert.That(heap.CheckInvariants(), Is.Null);
    }

    [TestCase(0, 1, Status.InvalidArgument)]
    [TestCase(-1, 1, Status.InvalidArgument)]
    [TestCase(1, 0, Status.InvalidArgument)]
    [TestCase(1, 3, Status.InvalidArgument)]
    [TestCase(1, 8192, Status.InvalidArgument)]
    [TestCase(1, -16, Status.InvalidArgument)]
    [TestCase(PoolBytes, 1, Status.OutOfMemory)]
    [TestCase(long.MaxValue, 4096, Status.OutOfMemory)]
    public void SizesThatMakeNoSenseAreRefused(long size, long alignment, Status expected)
    {
        ArrayHeap heap = Make();
        Assert.That(heap.Allocate(size, alignment).Status, Is.EqualTo(expected));
    }

    [Test]
    public void MemoryThatGrowsIsOnePieceWithWhatWasFreeAtItsEnd()
    {
        var heap = new ArrayHeap(PoolBytes);
        Assert.That(heap.Allocate(1, 1).Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(heap.Grow(48), Is.EqualTo(Status.InvalidArgument));
        Assert.That(heap.Grow(4096), Is.EqualTo(Status.Ok));
        long first = heap.Allocate(1000, 16).Value;
        Assert.That(heap.Grow(40), Is.EqualTo(Status.InvalidArgument));
        Assert.That(heap.Grow(4096), Is.EqualTo(Status.Ok));
        Assert.That(heap.CheckInvariants(), Is.Null);
        long last = heap.Allocate(6500, 16).Value;
        Assert.That(heap.Grow(4096), Is.EqualTo(Status.Ok));
        Assert.That(heap.CheckInvariants(), Is.Null);
        Assert.That(heap.Free(first), Is.EqualTo(Status.Ok));
        Assert.That(heap.Free(last), Is.EqualTo(Status.Ok));
        Assert.That(heap.Allocate(12288 - 1024, 1).IsOk, "everything is one block again");
    }

    private static ArrayHeap Make()
    {
        var heap = new ArrayHeap(PoolBytes);
        Assert.That(heap.Grow(PoolBytes), Is.EqualTo(Status.Ok));
        Assert.That(heap.CheckInvariants(), Is.Null);
        return heap;
    }
}
