using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Helix.Kernel.Machine.Memory;
using NUnit.Framework;

namespace Helix.Tests.Unit.Machine;

/// <summary>The kernel's account of its frames, against a list of states kept beside it.</summary>
[TestFixture]
internal sealed unsafe class FrameMapTests
{
    private const int Frames = 4096;
    private const ulong FirstOpen = 100;

    private byte* _memory;
    private FrameMap _map;

    [SetUp]
    public void Make()
    {
        _memory = (byte*)NativeMemory.AlignedAlloc(Frames, 8);
        new Span<byte>(_memory, Frames).Clear();
        _map = new FrameMap(_memory, Frames);
        for (ulong frame = FirstOpen; frame < Frames; frame++)
        {
            if (frame is < 2000 or >= 2010)
            {
                _map.Open(frame);
            }
        }
    }

    [TearDown]
    public void Free() => NativeMemory.AlignedFree(_memory);

    [Test]
    public void EveryFrameIsFoundOnceFromTheTopDown()
    {
        ulong last = Frames;
        ulong free = _map.FreeFrames;
        for (ulong i = 0; i < free; i++)
        {
            ulong frame = _map.FindOne();
            Assert.That(frame, Is.LessThan(last));
            _map.Take(frame, 1, 0, FrameState.Small);
            last = frame;
        }

        Assert.That(last, Is.EqualTo(FirstOpen));
        Assert.That(_map.FindOne(), Is.EqualTo(FrameMap.None));
        Assert.That(_map.FreeFrames, Is.Zero);
        _map.Give(3000, 0);
        Assert.That(_map.FindOne(), Is.EqualTo(3000));
    }

    [Test]
    public void TheSearchStartsWhereItIsToldAndComesBackToTheTop()
    {
        _map.StartBelow(FirstOpen + 1);
        Assert.That(_map.FindOne(), Is.EqualTo(FirstOpen));
        _map.Take(FirstOpen, 1, 0, FrameState.Small);
        Assert.That(_map.FindOne(), Is.EqualTo(Frames - 1));
        _map.StartBelow(ulong.MaxValue);
        Assert.That(_map.FindOne(), Is.EqualTo(Frames - 1));
    }

    [Test]
    public void LowMemoryIsUsedLast()
    {
        const ulong Low = 4096;
        byte* memory = (byte*)NativeMemory.AllocZeroed(2 * (nuint)Low);
        try
        {
            var map = new FrameMap(memory, 2 * Low);
            for (ulong frame = FirstOpen; frame < 2 * Low; frame++)
            {
                map.Open(frame);
            }

            for (ulong frame = 300; frame < 1000; frame += 7)
            {
                map.Take(frame, 1, 0, FrameState.Small);
            }

            var random = new Random(3);
            var taken = new List<ulong>();
            while (map.FindOne() is var frame && frame >= Low)
            {
                map.Take(frame, 1, 0, FrameState.Small);
                taken.Add(frame);
                if (random.Next(3) == 0)
                {
                    int place = random.Next(taken.Count);
                    map.Give(taken[place], 0);
                    taken.RemoveAt(place);
                }
            }

            Assert.That(taken, Has.Count.EqualTo((int)Low));
            Assert.That(map.FindOne(), Is.LessThan(Low));
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    [Test]
    public void RunsAreTheHighestThatFitAlignedAndBelowTheLimit()
    {
        Assert.That(_map.FindRun(512, 9, ulong.MaxValue), Is.EqualTo(3584));
        Assert.That(_map.FindRun(512, 9, 2100), Is.EqualTo(1024));
        Assert.That(_map.FindRun(1, 0, 2010), Is.EqualTo(1999));
        Assert.That(_map.FindRun(2100, 0, ulong.MaxValue), Is.EqualTo(FrameMap.None));
        Assert.That(_map.FindRun(2086, 0, ulong.MaxValue), Is.EqualTo(2010));
        Assert.That(_map.FindRun(1900, 0, ulong.MaxValue), Is.EqualTo(2196));
        Assert.That(_map.FindRun(1, 0, FirstOpen), Is.EqualTo(FrameMap.None));
        Assert.That(_map.FindRun(ulong.MaxValue, 0, ulong.MaxValue), Is.EqualTo(FrameMap.None));
    }

    [Test]
    public void OnlyTheFirstFrameOfALargeOneIsInUseAsSuchAndOnlyForItsOwner()
    {
        _map.Take(1024, 2, 9, FrameState.Small | FrameState.Lent);
        Assert.That(_map.IsInUse(1024, 9, FrameState.Lent), Is.True);
        Assert.That(_map.IsInUse(1536, 9, FrameState.Lent), Is.True);
        Assert.That(_map.IsInUse(1024, 9, FrameState.Fixed), Is.False);
        Assert.That(_map.IsInUse(1024, 0, FrameState.Lent), Is.False);
        Assert.That(_map.IsInUse(1025, 0, FrameState.Lent), Is.False);
        Assert.That(_map.IsInUse(2000, 0, FrameState.Fixed), Is.False, "fixed");
        Assert.That(_map.IsInUse(ulong.MaxValue >> 12, 0, FrameState.Fixed), Is.False, "beyond the end");
        _map.Give(1024, 9);
        Assert.That(_map.IsInUse(1024, 9, FrameState.Lent), Is.False);
        Assert.That(_map.IsFree(1024, 512), Is.True);
        Assert.That(_map.IsFree(1024, 513), Is.False);
    }

    [Test]
    public void RandomCallsAgreeWithAListOfWhatIsInUse()
    {
        var random = new Random(5);
        var used = new List<(ulong First, int Order)>();
        for (int step = 0; step < 20_000; step++)
        {
            int order = random.Next(20) == 0 ? FrameMap.LargeOrder : 0;
            ulong first = random.Next(2) == 0 && used.Count > 0 ? FrameMap.None
                : order == 0 && random.Next(2) == 0 ? _map.FindOne() : _map.FindRun(1UL << order, order, ulong.MaxValue);
            if (first != FrameMap.None)
            {
                Assert.That(_map.IsFree(first, 1UL << order), Is.True);
                _map.Take(first, 1, order, FrameState.Small);
                used.Add((first, order));
            }
            else if (used.Count > 0)
            {
                int place = random.Next(used.Count);
                Assert.That(_map.IsInUse(used[place].First, used[place].Order, FrameState.Fixed), Is.True);
                _map.Give(used[place].First, used[place].Order);
                used.RemoveAt(place);
            }
        }

        ulong inUse = 0;
        foreach ((ulong first, int order) in used)
        {
            inUse += 1UL << order;
        }

        Assert.That(_map.FreeFrames, Is.EqualTo(Frames - FirstOpen - 10 - inUse));
        Assert.That(CountRuns(FrameSelection.InUse), Is.EqualTo(inUse));
        Assert.That(CountRuns(FrameSelection.Managed), Is.EqualTo(Frames - FirstOpen - 10));
    }

    [Test]
    public void CountsAreOfTheRangeAndRunsGoOnAcrossParts()
    {
        _map.Take(500, 1, 0, FrameState.Kept);
        _map.Take(700, 1, 0, FrameState.Small);
        FrameCounts counts = default;
        ulong run = 0;
        _map.Count(0, 1000, ref counts, ref run);
        _map.Count(1000, 3000, ref counts, ref run);
        Assert.That(counts.Total, Is.EqualTo(3000 - FirstOpen - 10));
        Assert.That(counts.Free, Is.EqualTo(counts.Total - 1), "a kept frame counts as free");
        Assert.That(counts.LongestFree, Is.EqualTo(1299));
    }

    private ulong CountRuns(FrameSelection selection)
    {
        ulong sum = 0;
        for (ulong from = 0; _map.NextRun(from, selection, out FrameRun run); from = run.First + run.Count)
        {
            Assert.That(run.First % (1UL << run.Order), Is.Zero);
            sum += run.Count;
        }

        return sum;
    }
}
