using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory;
using Helix.Testing.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Memory;

/// <summary>The memory manager as its callers see it, over address space that a test made up.</summary>
[TestFixture]
internal sealed class MemoryManagerTests
{
    private const long LimitBytes = 8 << 20;

    private ArrayAddresses _addresses = null!;
    private ModuleUnderTest<MemoryManagerModule> _test = null!;

    private MemoryManagerModule Manager => _test.Module;

    [SetUp]
    public void Make() => Start("");

    [Test]
    public void BlocksAreZeroAlignedApartAndKeepTheirContent([Range(1, 4)] int seed, [Values("", "checks=yes")] string settings)
    {
        Start(settings);
        var random = new Random(seed);
        var blocks = new List<(MemoryBlock Block, byte Content)>();
        for (int step = 0; step < 4000; step++)
        {
            int alignment = 1 << random.Next(13);
            if (random.Next(5) < 3 && Manager.Alloc(random.Next(1, 4000), alignment).TryGet(out MemoryBlock? block))
            {
                Assert.That((long)block.Address % alignment, Is.Zero);
                Assert.That(block.Bytes.IndexOfAnyExcept((byte)0), Is.Negative);
                byte content = (byte)random.Next(1, 256);
                block.Bytes.Fill(content);
                blocks.Add((block, content));
            }
            else if (blocks.Count > 0)
            {
                int place = random.Next(blocks.Count);
                Assert.That(blocks[place].Block.Bytes.IndexOfAnyExcept(blocks[place].Content), Is.Negative);
                Assert.That(Manager.Free(blocks[place].Block), Is.EqualTo(Status.Ok));
                Assert.That(blocks[place].Block.Bytes.IsEmpty);
                blocks.RemoveAt(place);
            }
        }

        Assert.That(Manager.CheckInvariants(), Is.Null);
        Assert.That(Manager.Statistics.Blocks, Is.EqualTo(blocks.Count));
        Assert.That(Manager.Statistics.UsedBytes, Is.EqualTo(blocks.Sum(static one => one.Block.SizeBytes)));
        blocks.ForEach(one => Assert.That(Manager.Free(one.Block), Is.EqualTo(Status.Ok)));
        Assert.That(_test.Module.Cleanup(), Is.EqualTo(Status.Ok));
        Assert.That(_addresses.CommittedBytes, Is.Zero);
    }

    [TestCase(0, 8, Status.InvalidArgument)]
    [TestCase(-1, 8, Status.InvalidArgument)]
    [TestCase(int.MinValue, 8, Status.InvalidArgument)]
    [TestCase(10, 0, Status.InvalidArgument)]
    [TestCase(10, 3, Status.InvalidArgument)]
    [TestCase(10, 8192, Status.InvalidArgument)]
    [TestCase(int.MaxValue, 8, Status.OutOfMemory)]
    [TestCase(64 << 20, 8, Status.OutOfMemory)]
    public void SizesThatMakeNoSenseAreRefused(int size, int alignment, Status expected)
    {
        Assert.That(Manager.Alloc(size, alignment).Status, Is.EqualTo(expected));
        Assert.That(Manager.CheckInvariants(), Is.Null);
    }

    [Test]
    public void TheEndOfTheMemoryIsAStatusAndWhatIsFreedIsUsedAgain()
    {
        var blocks = new Stack<MemoryBlock>();
        Result<MemoryBlock> block = Manager.Alloc(10_000, 16);
        for (; block.IsOk; block = Manager.Alloc(10_000, 16))
        {
            blocks.Push(block.Value);
        }

        Assert.That(block.Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(blocks, Has.Count.GreaterThan(700));
        while (blocks.TryPop(out MemoryBlock? last))
        {
            Assert.That(Manager.Free(last), Is.EqualTo(Status.Ok));
        }

        Assert.That(Manager.Alloc((int)LimitBytes - (1 << 20), 16).IsOk, "everything is one block again");
    }

    [Test]
    public void TheHeapGivesItsEndBack([Values("", "checks=yes")] string settings)
    {
        Start(settings);
        MemoryBlock first = Manager.Alloc(1000, 16).Value;
        MemoryBlock[] blocks = [.. Enumerable.Range(0, 60).Select(_ => Manager.Alloc(100_000, 16).Value)];
        MemoryBlock last = Manager.Alloc(1000, 16).Value;
        Array.ForEach(blocks, block => Assert.That(Manager.Free(block), Is.EqualTo(Status.Ok)));
        _ = Manager.Reap();
        Assert.That(_addresses.CommittedBytes, Is.GreaterThan(6_000_000), "a block at the end is in use");
        Assert.That(Manager.Free(last), Is.EqualTo(Status.Ok));
        _ = Manager.Reap();
        Assert.That(_addresses.CommittedBytes, Is.LessThan(16_384));
        Assert.That(Manager.CheckInvariants(), Is.Null);
        Assert.That(Manager.Alloc(5_000_000, 16).IsOk, "it grows again");
        Assert.That(Manager.Free(first), Is.EqualTo(Status.Ok));
        Assert.That(Manager.CheckInvariants(), Is.Null);
    }

    [Test]
    public void AHeapThatIsEmptiedBecomesSmallByItself()
    {
        MemoryBlock[] blocks = [.. Enumerable.Range(0, 60).Select(_ => Manager.Alloc(100_000, 16).Value)];
        Array.ForEach(blocks, block => Assert.That(Manager.Free(block), Is.EqualTo(Status.Ok)));
        Assert.That(_addresses.CommittedBytes, Is.LessThanOrEqualTo(5 << 20));
        Assert.That(Manager.CheckInvariants(), Is.Null);
    }

    [Test]
    public void ReallocKeepsTheContentAndUsesTheOldBlockUp()
    {
        MemoryBlock old = Manager.Alloc(100, 8).Value;
        old.Bytes.Fill(7);
        MemoryBlock larger = Manager.Realloc(old, 300).Value;
        Assert.That(larger.Bytes[..100].IndexOfAnyExcept((byte)7), Is.Negative);
        Assert.That(larger.Bytes[100..].IndexOfAnyExcept((byte)0), Is.Negative);
        Assert.That(Manager.Free(old), Is.EqualTo(Status.InvalidArgument));
        Assert.That(Manager.Realloc(old, 10).Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(Manager.Realloc(larger, 0).Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(Manager.Realloc(larger, 64 << 20).Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(larger.Bytes[0], Is.EqualTo(7), "after an error it is as it was");
    }

    [Test]
    public void WhatIsNotABlockOfTheManagerIsRefused()
    {
        MemoryBlock foreign = new ArrayAddresses(LimitBytes).Reserve(4096).Value;
        ObjectCache cache = Manager.CreateCache("one", 64, 8, null).Value;
        ObjectCache other = Manager.CreateCache("other", 64, 8, null).Value;
        MemoryBlock item = Manager.AllocObj(cache).Value;
        Assert.That(Manager.Free(foreign), Is.EqualTo(Status.InvalidArgument));
        Assert.That(Manager.Free(item), Is.EqualTo(Status.InvalidArgument), "an object of a cache is no block");
        Assert.That(Manager.FreeObj(other, item), Is.EqualTo(Status.InvalidArgument), "the wrong cache");
        Assert.That(Manager.FreeObj(cache, Manager.Alloc(64, 8).Value), Is.EqualTo(Status.InvalidArgument), "a block is no object");
        Assert.That(Manager.DestroyCache(cache), Is.EqualTo(Status.InUse));
        Assert.That(Manager.FreeObj(cache, item), Is.EqualTo(Status.Ok));
        Assert.That(Manager.FreeObj(cache, item), Is.EqualTo(Status.InvalidArgument), "freed twice");
        Assert.That(Manager.DestroyCache(cache), Is.EqualTo(Status.Ok));
        Assert.That(Manager.DestroyCache(cache), Is.EqualTo(Status.InvalidArgument));
        Assert.That(Manager.AllocObj(cache).Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(Manager.CheckInvariants(), Is.Null);
    }

    [Test]
    public void ChecksNameWhoDidItAndWhat()
    {
        Start("checks=yes");
        MemoryBlock overrun = Manager.OpenFor("writer").Value.Alloc(32, 8).Value;
        MemoryBlock neighbour = Manager.OpenFor("victim").Value.Alloc(32, 8).Value;
        Span<byte> kept = neighbour.Bytes;
        MemoryMarshal.CreateSpan(ref overrun.Bytes[0], 40)[33] = 1;
        Assert.That(Manager.Free(neighbour), Is.EqualTo(Status.Ok));
        kept[5] = 1;
        Assert.That(Manager.Free(neighbour), Is.EqualTo(Status.InvalidArgument));
        Assert.That(Manager.Free(overrun), Is.EqualTo(Status.Ok));
        Assert.That(Manager.CheckInvariants(), Is.Null);
        string[] log = [.. _test.Context.Messages.Entries.Select(static entry => entry.Message)];
        Assert.That(log, Has.Some.Match("^block of 'victim' .* freed twice").And.Some.Match("^block of 'victim' .* used after it was freed: byte 5$"));
        Assert.That(log, Has.One.Match("^block of 'writer' .*, 32 bytes, written behind its end: byte 33$"));
        Assert.That(Manager.Free(overrun), Is.EqualTo(Status.InvalidArgument), "it was freed");
        Assert.That(Manager.Statistics.Blocks, Is.Zero);
    }

    [Test]
    public void ABlockWhoseNeighbourhoodWasOverwrittenIsLostAndNamed()
    {
        MemoryBlock block = Manager.OpenFor("victim").Value.Alloc(40, 8).Value;
        MemoryMarshal.CreateSpan(ref block.Bytes[0], 48)[40..].Fill(0xEE);
        Assert.That(Manager.Free(block), Is.EqualTo(Status.Corrupt));
        Assert.That(_test.Context.Messages.Entries.Select(static entry => entry.Message), Has.One.Match("^block of 'victim' .* cannot be freed"));
        Assert.That(Manager.Statistics.Blocks, Is.Zero);
    }

    [Test]
    public void ABlockThatWasFreedStaysSoWhenItsMemoryIsUsedAgain([Values(40, 400, 4000)] int size)
    {
        MemoryBlock old = Manager.Alloc(size, 16).Value;
        nint address = old.Address;
        old.Bytes.Fill(0xEE);
        Assert.That(Manager.Free(old), Is.EqualTo(Status.Ok));
        MemoryBlock next = Manager.Alloc(size, 16).Value;
        Assert.That(next.Address, Is.EqualTo(address));
        Assert.That(next.Bytes.IndexOfAnyExcept((byte)0), Is.Negative);
        Assert.That(Manager.Free(old), Is.EqualTo(Status.InvalidArgument));
        Assert.That(old.Bytes.IsEmpty);
        Assert.That(next.Bytes.Length, Is.EqualTo(size), "the new one is not touched");
        Assert.That(Manager.Statistics.Blocks, Is.EqualTo(1));
    }

    [Test]
    public void SeveralThreadsShareAStore()
    {
        BlockStore store = Manager.OpenFor("shared").Value;
        var inUse = new ConcurrentDictionary<nint, int>();
        Parallel.For(0, 4, worker =>
        {
            var random = new Random(worker);
            var blocks = new Queue<MemoryBlock>();
            for (int step = 0; step < 20_000; step++)
            {
                if (blocks.Count < 20 && store.Alloc(random.Next(1, 700), 8).TryGet(out MemoryBlock? block))
                {
                    Assert.That(inUse.TryAdd(block.Address, worker), "a block is given out twice");
                    Assert.That(block.Bytes.IndexOfAnyExcept((byte)0), Is.Negative);
                    block.Bytes.Fill(0xEE);
                    blocks.Enqueue(block);
                }
                else
                {
                    MemoryBlock first = blocks.Dequeue();
                    Assert.That(inUse.TryRemove(first.Address, out _));
                    Assert.That(store.Free(first), Is.EqualTo(Status.Ok));
                }
            }

            while (blocks.TryDequeue(out MemoryBlock? last))
            {
                Assert.That(inUse.TryRemove(last.Address, out _));
                Assert.That(store.Free(last), Is.EqualTo(Status.Ok));
            }
        });
        Assert.That(Manager.Statistics.Blocks, Is.Zero);
        Assert.That(Manager.Statistics.UsedBytes, Is.Zero);
        Assert.That(Manager.CheckInvariants(), Is.Null);
        Assert.That(Manager.Cleanup(), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void AStoreIsClosedWhenNoBlockIsInUseAndNotBefore([Values(40, 4000)] int size)
    {
        BlockStore store = Manager.OpenFor("a").Value;
        Assert.That(Manager.OpenFor("a").Value, Is.SameAs(store));
        MemoryBlock block = store.Alloc(size, 8).Value;
        Assert.That(Manager.Cleanup(), Is.EqualTo(Status.InUse));
        Assert.That(store.IsClosed, Is.False);
        Assert.That(store.Alloc(size, 8).TryGet(out MemoryBlock? other) && store.Free(other).IsOk(), "it goes on");
        Assert.That(Manager.Free(block), Is.EqualTo(Status.Ok), "a block goes back by any store");
        Assert.That(Manager.Cleanup(), Is.EqualTo(Status.Ok));
        Assert.That(store.IsClosed);
        Assert.That(store.Alloc(size, 8).Status, Is.EqualTo(Status.InvalidState));
        Assert.That(store.Free(block), Is.EqualTo(Status.InvalidArgument));
    }

    [Test]
    public void WhatEachOwnerHasIsKnown()
    {
        MemoryBlock block = Manager.OpenFor("a").Value.Alloc(100, 8).Value;
        _ = Manager.OpenFor("b").Value.Alloc(10, 8);
        _ = Manager.OpenFor("b").Value.Alloc(20, 8);
        _ = Manager.CreateCacheFor("b", "things", 48, 8, null);
        Assert.That(Manager.Usage, Is.EqualTo(new[] { new OwnerUsage("a", 1, 100, 0), new OwnerUsage("b", 2, 30, 1) }));
        Assert.That(Manager.Caches, Is.EqualTo(new[] { new CacheStatistics("things", "b", 48, 0, 0) }));
        Assert.That(Manager.Free(block), Is.EqualTo(Status.Ok));
        Assert.That(Manager.Usage.Select(static usage => usage.Owner), Is.EqualTo(new[] { "b" }));
        Assert.That(Manager.Cleanup(), Is.EqualTo(Status.InUse));
    }

    [Test]
    public void WholeSlabsGoBackWhenMemoryIsShort()
    {
        ObjectCache cache = Manager.CreateCache("things", 1000, 8, static bytes => bytes.Fill(1)).Value;
        MemoryBlock[] objects = [.. Enumerable.Range(0, 100).Select(_ => cache.AllocObj().Value)];
        Assert.That(Array.TrueForAll(objects, static item => item.Bytes.IndexOfAnyExcept((byte)1) < 0));
        Assert.That(Manager.Reap(), Is.LessThan(65_536));
        Array.ForEach(objects, item => Assert.That(cache.FreeObj(item), Is.EqualTo(Status.Ok)));
        Assert.That(Manager.Reap(), Is.GreaterThan(65_536));
        Assert.That(_addresses.CommittedBytes, Is.Zero);
    }

    [Test]
    public void BytesAreCopiedFilledAndCompared()
    {
        byte[] bytes = [1, 2, 3, 4, 5, 6];
        Assert.That(Manager.Copy(bytes.AsSpan(0, 4), bytes.AsSpan(1)), Is.EqualTo(Status.Ok));
        Assert.That(bytes, Is.EqualTo(new byte[] { 1, 1, 2, 3, 4, 6 }), "the two overlap");
        Assert.That(Manager.Copy(bytes, bytes.AsSpan(1)), Is.EqualTo(Status.BufferTooSmall));
        Assert.That(bytes, Is.EqualTo(new byte[] { 1, 1, 2, 3, 4, 6 }), "nothing is copied then");
        Manager.Fill(bytes.AsSpan(2, 2), 9);
        Assert.That(Manager.Compare(bytes, [1, 1, 9, 9, 7]), Is.EqualTo(4));
        Assert.That(Manager.Compare(bytes, [1, 1]), Is.EqualTo(2));
        Assert.That(Manager.Compare([], bytes), Is.Zero);
    }

    private void Start(string settings)
    {
        _addresses = new ArrayAddresses(LimitBytes);
        _test = new ModuleUnderTest<MemoryManagerModule>("memory-manager", ("heap-mib=16 " + settings).TrimEnd());
        _test.Context.Provide<IVirtualMemory>(_addresses);
        Assert.That(_test.Start(), Is.EqualTo(Status.Ok));
    }
}
