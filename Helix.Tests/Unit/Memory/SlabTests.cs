using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Slab;
using NUnit.Framework;

namespace Helix.Tests.Unit.Memory;

[TestFixture]
internal sealed class SlabTests
{
    [Test]
    public void ObjectsAreApartAndComeBack([Values(1, 24, 64, 1000, 5000)] int size, [Range(1, 3)] int seed)
    {
        var pages = new ArrayPages(Math.Max(1 << 14, 1600 * size));
        SlabCache cache = SlabCache.Create("test", size, 16, null, pages, null).Value;
        var random = new Random(seed);
        SortedDictionary<nint, MemoryBlock> objects = [];
        for (int step = 0; step < 2000; step++)
        {
            if (random.Next(100) < 55)
            {
                Result<MemoryBlock> result = cache.AllocObj();
                if (result.TryGet(out MemoryBlock? block))
                {
                    Assert.That((long)block.Address % 16, Is.Zero);
                    Assert.That(block.Bytes.Length, Is.EqualTo(size));
                    objects.Add(block.Address, block);
                }
            }
            else if (objects.Count > 0)
            {
                (nint address, MemoryBlock block) = objects.ElementAt(random.Next(objects.Count));
                Assert.That(cache.FreeObj(block), Is.EqualTo(Status.Ok));
                Assert.That(cache.FreeObj(block), Is.EqualTo(Status.InvalidArgument), "a double free");
                Assert.That(block.Bytes.IsEmpty);
                _ = objects.Remove(address);
            }

            _ = step % 200 == 0 ? cache.Reap() : 0;
            Assert.That(cache.CheckInvariants(), Is.Null);
        }

        nint end = 0;
        foreach ((nint address, MemoryBlock _) in objects)
        {
            Assert.That((long)address, Is.GreaterThanOrEqualTo((long)end));
            end = address + size;
        }

        Assert.That(cache.Destroy(), Is.EqualTo(Status.InUse));
        Assert.That(objects.Values.All(block => cache.FreeObj(block) == Status.Ok));
        Assert.That(cache.Destroy(), Is.EqualTo(Status.Ok));
        Assert.That(pages.HeldBytes, Is.Zero);
        Assert.That(cache.AllocObj().Status, Is.EqualTo(Status.InvalidArgument));
    }

    [Test]
    public void ACacheEndsAlsoWhileAnotherThreadReaps()
    {
        SlabCache cache = SlabCache.Create("test", 64, 16, null, new ArrayPages(1 << 16), null).Value;
        bool isOver = false;
        Task reaper = Task.Run(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                _ = Volatile.Read(ref cache).Reap();
            }
        });
        for (int round = 0; round < 20_000; round++)
        {
            Assert.That(cache.FreeObj(cache.AllocObj().Value), Is.EqualTo(Status.Ok));
            Assert.That(cache.Destroy(), Is.EqualTo(Status.Ok), $"round {round}");
            Volatile.Write(ref cache, SlabCache.Create("test", 64, 16, null, new ArrayPages(1 << 16), null).Value);
        }

        Volatile.Write(ref isOver, true);
        reaper.Wait();
    }

    [Test]
    public void ACacheWhoseConstructorEndsItIsInUse()
    {
        SlabCache? cache = null;
        Status answer = Status.Ok;
        cache = SlabCache.Create("test", 64, 16, _ => answer = cache!.Destroy(), new ArrayPages(1 << 16), null).Value;
        _ = cache.AllocObj();
        Assert.That(answer, Is.EqualTo(Status.InUse));
    }

    [Test]
    public void ObjectsStayAsTheConstructorOrTheLastOwnerLeftThem()
    {
        int constructed = 0;
        SlabCache cache = SlabCache.Create("test", 64, 8, Construct, new ArrayPages(1 << 16), null).Value;
        MemoryBlock first = cache.AllocObj().Value;
        Assert.That(first.Bytes[0], Is.EqualTo(0xC5));
        Assert.That(constructed, Is.EqualTo(64));
        first.Bytes[0] = 7;
        Assert.That(cache.FreeObj(first), Is.EqualTo(Status.Ok));
        Assert.That(cache.AllocObj().Value.Bytes[0], Is.EqualTo(7));
        Assert.That(constructed, Is.EqualTo(64));

        void Construct(Span<byte> bytes)
        {
            bytes.Fill(0xC5);
            constructed++;
        }
    }

    [Test]
    public void AConstructorThatThrowsLeavesNothingBehind()
    {
        var pages = new ArrayPages(1 << 16);
        SlabCache cache = SlabCache.Create("test", 64, 8, _ => throw new FormatException(), pages, null).Value;
        Assert.That(() => cache.AllocObj(), Throws.TypeOf<FormatException>());
        Assert.That(pages.HeldBytes, Is.Zero);
        Assert.That(cache.CheckInvariants(), Is.Null);
        Assert.That(() => cache.AllocObj(), Throws.TypeOf<FormatException>(), "the cache can still be called");
    }

    [Test]
    public void ObjectsOfOtherCachesAreRefused()
    {
        var pages = new ArrayPages(1 << 16);
        SlabCache one = SlabCache.Create("one", 64, 8, null, pages, null).Value;
        SlabCache two = SlabCache.Create("two", 64, 8, null, pages, null).Value;
        MemoryBlock block = one.AllocObj().Value;
        Assert.That(two.FreeObj(block), Is.EqualTo(Status.InvalidArgument));
        Assert.That(two.FreeObj(pages.TakePages(4096).Value), Is.EqualTo(Status.InvalidArgument));
        Assert.That(one.FreeObj(block), Is.EqualTo(Status.Ok));
    }

    [TestCase(0, 8)]
    [TestCase(65537, 8)]
    [TestCase(64, 0)]
    [TestCase(64, 3)]
    [TestCase(64, 8192)]
    public void CachesThatMakeNoSenseAreRefused(int size, int alignment) => Assert.That(
        SlabCache.Create("test", size, alignment, null, new ArrayPages(0), null).Status, Is.EqualTo(Status.InvalidArgument));

    [Test]
    public void WithoutMemoryThereIsAStatusAndLaterAnObject()
    {
        var pages = new ArrayPages(4096);
        SlabCache hungry = SlabCache.Create("one", 64, 8, null, pages, null).Value;
        MemoryBlock block = hungry.AllocObj().Value;
        SlabCache other = SlabCache.Create("two", 64, 8, null, pages, null).Value;
        Assert.That(other.AllocObj().Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(hungry.FreeObj(block), Is.EqualTo(Status.Ok));
        Assert.That(hungry.Reap(), Is.EqualTo(1));
        Assert.That(other.AllocObj().IsOk);
    }

    [Test]
    public void ThreadsDoNotGetEachOthersObjects()
    {
        SlabCache cache = SlabCache.Create("test", 64, 8, null, new ArrayPages(1 << 22), null).Value;
        int wrong = 0;
        _ = Parallel.For(0, 3, worker =>
        {
            var random = new Random(worker);
            List<MemoryBlock> mine = [];
            for (int step = 0; step < 30_000; step++)
            {
                if (random.Next(2) == 0 && cache.AllocObj().TryGet(out MemoryBlock? block))
                {
                    block.Bytes.Fill((byte)worker);
                    mine.Add(block);
                }
                else if (mine.Count > 0)
                {
                    bool isWrong = mine[^1].Bytes.IndexOfAnyExcept((byte)worker) >= 0 || cache.FreeObj(mine[^1]) != Status.Ok;
                    _ = isWrong ? Interlocked.Increment(ref wrong) : 0;
                    mine.RemoveAt(mine.Count - 1);
                }

                _ = random.Next(1000) == 0 ? cache.Reap() : 0;
            }
        });
        Assert.That(wrong, Is.Zero);
        Assert.That(cache.CheckInvariants(), Is.Null);
    }
}
