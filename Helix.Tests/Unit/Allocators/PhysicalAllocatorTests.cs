using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Modules.Allocators.Bitmap;
using Helix.Modules.Allocators.Buddy;
using NUnit.Framework;

namespace Helix.Tests.Unit.Allocators;

/// <summary>What holds for every physical allocator.</summary>
[TestFixture(typeof(BitmapModule))]
[TestFixture(typeof(BuddyModule))]
internal sealed class PhysicalAllocatorTests<T>
    where T : Module, IPhysicalAllocator, IPhysicalAllocatorControl, ISelfChecking, new()
{
    private const long MiB = 1L << 20;
    private const long GiB = 1L << 30;

    private static readonly PhysicalRegion[] Small = [Region(0x1000, 0x9E000), Region(MiB, 6 * MiB + 0x3000), Region(8 * MiB, 14 * MiB)];

    [Test]
    public void EveryFrameIsAccountedFor([Range(1, 6)] int seed)
    {
        var model = new MemoryModel(Started(Small), Small, seed);
        for (int step = 0; step < 1200; step++)
        {
            model.Step();
            model.Check();
            if (step % 100 == 0)
            {
                model.CheckRuns();
            }
        }

        Assert.That(model.Failures, Is.GreaterThan(0), "memory never ran out");
        model.FreeEverything();
        model.Check();
        model.CheckRuns();
    }

    [Test]
    public void ASuccessorTakesOverUnderWay([Range(1, 3)] int seed)
    {
        var model = new MemoryModel(Started(Small), Small, seed);
        for (int step = 0; step < 600; step++)
        {
            model.Step();
            if (step % 20 == 0)
            {
                var successor = new T();
                Assert.That(successor.RestoreState(((Module)model.Allocator).SaveState().Value), Is.EqualTo(Status.Ok));
                model.Allocator = successor;
                model.Check();
            }
        }

        model.FreeEverything();
        model.Check();
    }

    [Test]
    public void ZonesEndWhereTheyShould()
    {
        T allocator = Started([Region(0, 16 * MiB), Region(GiB, 4 * GiB)]);
        Assert.That(allocator.Allocate(PageSize.Small).Value.Address.Value, Is.GreaterThanOrEqualTo((ulong)(4 * GiB)));
        Assert.That(allocator.AllocateZone(PageSize.Large, MemoryZone.Dma32).Value.Address.Value, Is.EqualTo((ulong)((4 * GiB) - (2 * MiB))));
        Assert.That(allocator.AllocateZone(PageSize.Large, MemoryZone.Dma).Value.Address.Value, Is.EqualTo((ulong)(14 * MiB)));
        Assert.That(allocator.AllocateZone(PageSize.Huge, MemoryZone.Dma).Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(allocator.AllocateZone(PageSize.Huge, MemoryZone.Dma32).Value.Address.Value, Is.EqualTo((ulong)(2 * GiB)));
        Assert.That(allocator.GetZone(MemoryZone.Dma).FreeFrames, Is.EqualTo(14 * MiB >> 12));
        Assert.That(allocator.GetZone(MemoryZone.Dma).LargestFreeFrames, Is.EqualTo(14 * MiB >> 12));
        Assert.That(allocator.GetZone(MemoryZone.Normal).TotalFrames, Is.EqualTo(GiB >> 12));
        Assert.That(allocator.GetZone((MemoryZone)9), Is.EqualTo(default(ZoneStatistics)));
        for (int i = 0; i < 7 * 512; i++)
        {
            Assert.That(allocator.AllocateZone(PageSize.Small, MemoryZone.Dma).IsOk);
        }

        Assert.That(allocator.AllocateZone(PageSize.Small, MemoryZone.Dma).Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(allocator.CheckInvariants(), Is.Null);
    }

    [Test]
    public void LowMemoryIsUsedLast()
    {
        const int MostCached = 64;
        T allocator = Started([Region(MiB + 0x6000, 15 * MiB - 0x6000), Region(41 * MiB, 23 * MiB - 0x3000)]);
        var random = new Random(7);
        var taken = new List<Frame>();
        long left = (23 * MiB - 0x3000) >> 12;
        while (left > 0)
        {
            // The last ones may be in the cache, which only single frames come from.
            Result<Frame> frame = random.Next(3) switch
            {
                0 when left > MostCached => allocator.AllocateZone(PageSize.Small, MemoryZone.Dma32),
                1 when left > MostCached => allocator.AllocateContiguous(1, PageSize.Small),
                _ => allocator.Allocate(PageSize.Small),
            };
            Assert.That(frame.Value.Address.Value, Is.GreaterThanOrEqualTo((ulong)(16 * MiB)), $"{left} frames are left above");
            taken.Add(frame.Value);
            left--;
            if (random.Next(3) == 0)
            {
                int place = random.Next(taken.Count);
                Assert.That(allocator.Deallocate(taken[place]), Is.EqualTo(Status.Ok));
                taken.RemoveAt(place);
                left++;
            }
        }

        Assert.That(allocator.GetZone(MemoryZone.Dma).FreeFrames, Is.EqualTo((15 * MiB - 0x6000) >> 12));
        Assert.That(allocator.Allocate(PageSize.Small).Value.Address.Value, Is.LessThan((ulong)(16 * MiB)));
        Assert.That(allocator.CheckInvariants(), Is.Null);
    }

    [Test]
    public void RunsMayBeLargerThanThePagesThereAre()
    {
        T allocator = Started([Region(GiB, 5 * GiB)]);
        Frame run = allocator.AllocateContiguous(((5 * GiB) / 2) >> 12, PageSize.Small).Value;
        Assert.That(allocator.FreeFrames, Is.EqualTo(((5 * GiB) / 2) >> 12));
        Assert.That(allocator.AllocateContiguous(3, PageSize.Huge).Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(allocator.AllocateContiguous(2, PageSize.Huge).IsOk);
        Assert.That(allocator.AllocateContiguous(long.MaxValue, PageSize.Huge).Status, Is.EqualTo(Status.OutOfMemory));
        Assert.That(allocator.AllocateContiguous(0, PageSize.Small).Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.AllocateContiguous(-1, PageSize.Small).Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.AllocateContiguous(1, (PageSize)5).Status, Is.EqualTo(Status.NotSupported));
        for (long frame = 0; frame < ((5 * GiB) / 2) >> 12; frame++)
        {
            Assert.That(allocator.Deallocate(run with { Address = run.Address + (ulong)(frame << 12) }), Is.EqualTo(Status.Ok));
        }

        Assert.That(allocator.FreeFrames, Is.EqualTo((3 * GiB) >> 12));
        Assert.That(allocator.CheckInvariants(), Is.Null);
    }

    [Test]
    public void WhatMakesNoSenseIsRefused()
    {
        var allocator = new T();
        Assert.That(allocator.Allocate(PageSize.Small).Status, Is.EqualTo(Status.InvalidState));
        Assert.That(allocator.Deallocate(default), Is.EqualTo(Status.InvalidState));
        Assert.That(allocator.Init([]), Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.Init([Region(0x1000, 0)]), Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.Init([Region(0x1001, 0x1000)]), Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.Init([Region(0x1000, 0x800)]), Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.Init([Region(0x1000, -0x1000)]), Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.Init([Region(0x2000, 0x2000), Region(0x1000, 0x1000)]), Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.Init([Region(0x1000, 0x2000), Region(0x2000, 0x1000)]), Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.Init([Region(long.MaxValue - 0xFFF, 0x1000)]), Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.Init([Region(1L << 50, 0x1000)]), Is.EqualTo(Status.OutOfMemory));
        Assert.That(allocator.Init(Small), Is.EqualTo(Status.Ok));
        Assert.That(allocator.Init(Small), Is.EqualTo(Status.InvalidState));
        Assert.That(allocator.AllocateZone(PageSize.Small, (MemoryZone)3).Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.Allocate((PageSize)8192).Status, Is.EqualTo(Status.NotSupported));
        Assert.That(allocator.Deallocate(new Frame(new PhysicalAddress(ulong.MaxValue & ~0xFFFUL), PageSize.Small)), Is.EqualTo(Status.InvalidArgument));
        Assert.That(allocator.Deallocate(new Frame(new PhysicalAddress(0), (PageSize)3)), Is.EqualTo(Status.InvalidArgument));
    }

    [Test]
    public void FramesInUseThatMakeNoSenseAreRefused()
    {
        UsedFrames[][] senseless =
        [
            [Used(0, PageSize.Small, 1)],
            [Used(0x100000, PageSize.Large, 1)],
            [Used(0x200000, PageSize.Large, 3)],
            [Used(0x1000, (PageSize)77, 1)],
            [Used(0x1000, PageSize.Small, 0)],
            [Used(0x1000, PageSize.Small, long.MaxValue)],
            [Used(0x2000, PageSize.Small, 1), Used(0x1000, PageSize.Small, 1)],
            [Used(0x1000, PageSize.Small, 2), Used(0x2000, PageSize.Small, 1)],
        ];
        var allocator = new T();
        foreach (UsedFrames[] used in senseless)
        {
            Assert.That(allocator.TakeOver(Small, used), Is.EqualTo(Status.InvalidArgument));
        }

        Assert.That(allocator.TakeOver(Small, [Used(0x1000, PageSize.Small, 2), Used(0x200000, PageSize.Large, 2)]), Is.EqualTo(Status.Ok));
        Assert.That(allocator.TotalFrames - allocator.FreeFrames, Is.EqualTo(2 + 1024));
        Assert.That(allocator.Deallocate(new Frame(new PhysicalAddress(0x400000), PageSize.Large)), Is.EqualTo(Status.Ok));
        Assert.That(allocator.CheckInvariants(), Is.Null);
    }

    [Test]
    public void DamagedStatesAreRefused()
    {
        T allocator = Started(Small);
        Assert.That(allocator.Allocate(PageSize.Large).IsOk);
        byte[] sound = allocator.SaveState().Value;
        for (int i = 0; i < sound.Length; i++)
        {
            byte[] damaged = [.. sound];
            damaged[i] ^= 0x10;
            Assert.That(allocator.RestoreState(damaged), Is.EqualTo(Status.Corrupt));
        }

        var writer = new StateWriter(1);
        writer.Write(1, [0x1000, 0x1000]);
        writer.Write(2, [0x5000, 0x1000, 1]);
        writer.Write(3, [0, 0, 0, 0]);
        Assert.That(allocator.RestoreState(writer.ToArray()), Is.EqualTo(Status.Corrupt));
        Assert.That(allocator.RestoreState(new StateWriter(9).ToArray()), Is.EqualTo(Status.VersionMismatch));
        Assert.That(allocator.TotalFrames - allocator.FreeFrames, Is.EqualTo(512), "what was there is still there");
    }

    [Test]
    public void CallsDoNotAllocate()
    {
        T allocator = Started(Small);
        _ = CountBytes(allocator);
        Assert.That(CountBytes(allocator), Is.Zero);
    }

    [Test]
    public void ProcessorsDoNotGetEachOthersFrames()
    {
        const int Cpus = 3;
        var context = new HostProcessors(Cpus);
        var allocator = new T();
        Assert.That(allocator.Initialize(context.MakeContext()), Is.EqualTo(Status.Ok));
        Assert.That(allocator.Init(Small), Is.EqualTo(Status.Ok));
        int[] owners = new int[Small[^1].Start.Value + (ulong)Small[^1].SizeBytes >> 12];
        int doubles = 0;
        _ = Parallel.For(0, Cpus, cpu =>
        {
            context.Current = cpu;
            var random = new Random(cpu);
            List<Frame> mine = [];
            for (int step = 0; step < 40_000; step++)
            {
                if (random.Next(2) == 0 && allocator.Allocate(PageSize.Small).TryGet(out Frame frame))
                {
                    _ = Interlocked.Add(ref doubles, Interlocked.Exchange(ref owners[frame.Address.Value >> 12], 1));
                    mine.Add(frame);
                }
                else if (mine.Count > 0)
                {
                    Volatile.Write(ref owners[mine[^1].Address.Value >> 12], 0);
                    _ = allocator.Deallocate(mine[^1]) == Status.Ok ? 0 : Interlocked.Increment(ref doubles);
                    mine.RemoveAt(mine.Count - 1);
                }

                if (random.Next(500) == 0)
                {
                    allocator.Trim();
                }
            }
        });
        Assert.That(doubles, Is.Zero);
        Assert.That(allocator.CheckInvariants(), Is.Null);
    }

    private static long CountBytes(T allocator)
    {
        int failures = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200; i++)
        {
            Frame one = allocator.Allocate(PageSize.Small).Value;
            Frame two = allocator.Allocate(PageSize.Large).Value;
            Frame three = allocator.AllocateContiguous(1, PageSize.Small).Value;
            Frame four = allocator.AllocateZone(PageSize.Small, MemoryZone.Dma).Value;
            bool isFreed = allocator.Deallocate(one).IsOk() && allocator.Deallocate(two).IsOk()
                && allocator.Deallocate(three).IsOk() && allocator.Deallocate(four).IsOk();
            failures += isFreed ? 0 : 1;
            allocator.Trim();
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(failures, Is.Zero);
        return bytes;
    }

    private static T Started(PhysicalRegion[] regions)
    {
        var allocator = new T();
        Assert.That(allocator.Init(regions), Is.EqualTo(Status.Ok));
        return allocator;
    }

    private static PhysicalRegion Region(long start, long sizeBytes) => new(new PhysicalAddress((ulong)start), sizeBytes);

    private static UsedFrames Used(long start, PageSize size, long count) => new(new PhysicalAddress((ulong)start), size, count);
}
