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

    /// <summary>Also an address of the upper half, where the kernel is.</summary>
    private static readonly long[] Bases = [0x10000, unchecked((long)0xFFFF_C000_0000_0000)];

    [Test]
    public void BlocksKeepTheirContentAndNeverOverlap([ValueSource(nameof(Bases))] long start, [Range(1, 4)] int seed)
    {
        byte[] bytes = new byte[PoolBytes];
        var memory = new ArrayMemory(bytes, start);
        ArrayHeap heap = Make(memory, start);
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
                    memory.Bytes(address, size).Fill((byte)step);
                    blocks.Add((address, size, (byte)step));
                }
            }
            else if (blocks.Count > 0)
            {
                int index = random.Next(blocks.Count);
                (long address, int size, byte fill) = blocks[index];
                blocks.RemoveAt(index);
                Assert.That(memory.Bytes(address, size).IndexOfAnyExcept(fill), Is.EqualTo(-1));
                Assert.That(heap.Free(address), Is.EqualTo(Status.Ok));
                Assert.That(heap.Free(address), Is.EqualTo(Status.InvalidArgument), "a double free");
            }

            Assert.That(heap.CheckInvariants(start, PoolBytes), Is.Null);
        }

        Assert.That(failures, Is.GreaterThan(0), "memory never ran out");
        Assert.That(blocks.All(block => heap.Free(block.Address) == Status.Ok));
        Assert.That(heap.UsedBytes, Is.Zero);
        Assert.That(heap.Allocate(PoolBytes - (PoolBytes / 16), 1).IsOk, "everything is one block again");
    }

    [Test]
    public void AddressesThatAreNoBlocksAreRefused([Range(1, 3)] int seed)
    {
        const long Start = 0x10000;
        byte[] bytes = new byte[PoolBytes];
        ArrayHeap heap = Make(new ArrayMemory(bytes, Start), Start);
        HashSet<long> blocks = [];
        var random = new Random(seed);
        while (heap.Allocate(random.Next(1, 500), 1).TryGet(out long address))
        {
            _ = blocks.Add(address);
        }

        random.NextBytes(bytes.AsSpan((int)(blocks.First() - Start), 16));
        for (long address = Start - 64; address < Start + PoolBytes + 64; address++)
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

        Assert.That(heap.CheckInvariants(Start, PoolBytes), Is.Null);
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
        ArrayHeap heap = Make(new ArrayMemory(new byte[PoolBytes], 0x10000), 0x10000);
        Assert.That(heap.Allocate(size, alignment).Status, Is.EqualTo(expected));
    }

    [Test]
    public void PoolsAreKeptApart()
    {
        var heap = new ArrayHeap(new ArrayMemory(new byte[PoolBytes], 0x10000));
        Assert.That(heap.Allocate(1, 1).Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(heap.AddPool(0, 4096), Is.EqualTo(Status.InvalidArgument));
        Assert.That(heap.AddPool(0x10008, 4096), Is.EqualTo(Status.InvalidArgument));
        Assert.That(heap.AddPool(0x10000, 48), Is.EqualTo(Status.InvalidArgument));
        for (int pool = 0; pool < 32; pool++)
        {
            Assert.That(heap.AddPool(0x10000 + (pool * 8192), 4096), Is.EqualTo(Status.Ok));
        }

        Assert.That(heap.AddPool(0x10000 + (33 * 8192), 4096), Is.EqualTo(Status.NoSpace));
        HashSet<long> pools = [];
        while (heap.Allocate(3000, 1).TryGet(out long address))
        {
            Assert.That((address - 0x10000) % 8192, Is.LessThan(4096 - 3000));
            Assert.That(pools.Add((address - 0x10000) / 8192));
        }

        Assert.That(pools, Has.Count.EqualTo(32));
    }

    [Test]
    public void APoolThatGrowsIsOnePieceWithWhatWasFreeAtItsEnd()
    {
        const long Start = 0x10000;
        var heap = new ArrayHeap(new ArrayMemory(new byte[PoolBytes], Start));
        Assert.That(heap.Grow(4096), Is.EqualTo(Status.InvalidState));
        Assert.That(heap.AddPool(Start, 4096), Is.EqualTo(Status.Ok));
        long first = heap.Allocate(1000, 16).Value;
        Assert.That(heap.Grow(40), Is.EqualTo(Status.InvalidArgument));
        Assert.That(heap.Grow(4096), Is.EqualTo(Status.Ok));
        Assert.That(heap.CheckInvariants(Start, 8192), Is.Null);
        long last = heap.Allocate(6500, 16).Value;
        Assert.That(heap.Grow(4096), Is.EqualTo(Status.Ok));
        Assert.That(heap.CheckInvariants(Start, 12288), Is.Null);
        Assert.That(heap.Free(first), Is.EqualTo(Status.Ok));
        Assert.That(heap.Free(last), Is.EqualTo(Status.Ok));
        Assert.That(heap.Allocate(12288 - 1024, 1).IsOk, "everything is one block again");
    }

    private static ArrayHeap Make(ArrayMemory memory, long start)
    {
        var heap = new ArrayHeap(memory);
        Assert.That(heap.AddPool(start, PoolBytes), Is.EqualTo(Status.Ok));
        Assert.That(heap.CheckInvariants(start, PoolBytes), Is.Null);
        return heap;
    }
}
