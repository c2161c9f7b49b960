using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using NUnit.Framework;

namespace Helix.Tests.Unit.Allocators;

/// <summary>Does random things to an allocator, and keeps an account of every frame of 4 KiB.</summary>
internal sealed class MemoryModel
{
    private const int FrameShift = 12;

    private readonly Random _random;
    private readonly bool[] _isThere;
    private readonly bool[] _isUsed;
    private readonly List<Frame> _frames = [];
    private long _allocations;
    private long _frees;

    public MemoryModel(IPhysicalAllocator allocator, PhysicalRegion[] regions, int seed)
    {
        Allocator = allocator;
        _random = new Random(seed);
        PhysicalRegion last = regions[^1];
        _isThere = new bool[(last.Start.Value + (ulong)last.SizeBytes) >> FrameShift];
        _isUsed = new bool[_isThere.Length];
        foreach (PhysicalRegion region in regions)
        {
            _isThere.AsSpan((int)(region.Start.Value >> FrameShift), (int)(region.SizeBytes >> FrameShift)).Fill(true);
        }
    }

    public IPhysicalAllocator Allocator { get; set; }

    public IPhysicalAllocatorControl Control => (IPhysicalAllocatorControl)Allocator;

    public int Failures { get; private set; }

    private long Used => _isUsed.Count(used => used);

    public void Step()
    {
        switch (_random.Next(12))
        {
            case 0 or 1 or 2:
                Take(Allocator.Allocate(PageSize.Small), 1);
                break;
            case 3:
                Take(Allocator.Allocate(PageSize.Large), 1);
                break;
            case 4:
                int count = _random.Next(1, 40);
                Take(Allocator.AllocateContiguous(count, PageSize.Small), count);
                break;
            case 5:
                Take(Allocator.AllocateContiguous(2, PageSize.Large), 2);
                break;
            case 6:
                TakeFromZone();
                break;
            case 7 when _random.Next(20) == 0:
                Control.Trim();
                break;
            case 8:
                FreeWhatIsNotInUse();
                break;
            default:
                Free();
                break;
        }
    }

    public void Check()
    {
        Assert.That(((ISelfChecking)Allocator).CheckInvariants(), Is.Null);
        Assert.That(Allocator.FreeFrames, Is.EqualTo(Allocator.TotalFrames - Used));
        AllocatorStatistics statistics = Allocator.Statistics;
        Assert.That(statistics.UsedFrames, Is.EqualTo(Used));
        Assert.That(statistics.PeakFrames, Is.GreaterThanOrEqualTo(Used));
        Assert.That((statistics.Allocations, statistics.Frees, statistics.Failures), Is.EqualTo((_allocations, _frees, (long)Failures)));
    }

    /// <summary>The longest run, counted frame by frame after the caches were emptied.</summary>
    public void CheckRuns()
    {
        Control.Trim();
        long run = 0;
        long longest = 0;
        for (int frame = 0; frame < _isThere.Length; frame++)
        {
            run = _isThere[frame] && !_isUsed[frame] ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        Assert.That(Allocator.Statistics.LargestFreeFrames, Is.EqualTo(longest));
        ZoneStatistics[] zones = [Control.GetZone(MemoryZone.Dma), Control.GetZone(MemoryZone.Dma32), Control.GetZone(MemoryZone.Normal)];
        Assert.That(zones.Sum(zone => zone.TotalFrames), Is.EqualTo(Allocator.TotalFrames));
        Assert.That(zones.Sum(zone => zone.FreeFrames), Is.EqualTo(Allocator.FreeFrames));
    }

    public void FreeEverything()
    {
        while (_frames.Count > 0)
        {
            Free();
        }
    }

    private static long FramesIn(PageSize size) => (long)size >> FrameShift;

    private void Take(Result<Frame> result, long count)
    {
        if (!result.TryGet(out Frame first))
        {
            Assert.That(result.Status, Is.EqualTo(Status.OutOfMemory));
            Failures++;
            return;
        }

        _allocations++;
        for (long i = 0; i < count; i++)
        {
            var frame = new Frame(first.Address + (ulong)(i * (long)first.Size), first.Size);
            Assert.That(frame.Address.Value % (ulong)frame.Size, Is.Zero);
            int number = (int)(frame.Address.Value >> FrameShift);
            for (int part = number; part < number + FramesIn(frame.Size); part++)
            {
                Assert.That(_isThere[part] && !_isUsed[part], $"frame {part} is not free");
                _isUsed[part] = true;
            }

            _frames.Add(frame);
        }
    }

    private void TakeFromZone()
    {
        var zone = (MemoryZone)_random.Next(3);
        Result<Frame> result = Allocator.AllocateZone(_random.Next(3) == 0 ? PageSize.Large : PageSize.Small, zone);
        Take(result, 1);
        ulong end = zone == MemoryZone.Dma ? 16UL << 20 : zone == MemoryZone.Dma32 ? 1UL << 32 : ulong.MaxValue;
        Assert.That(!result.IsOk || result.Value.Address.Value + (ulong)result.Value.Size <= end);
    }

    private void Free()
    {
        if (_frames.Count == 0)
        {
            return;
        }

        int index = _random.Next(_frames.Count);
        Frame frame = _frames[index];
        _frames[index] = _frames[^1];
        _frames.RemoveAt(_frames.Count - 1);
        PageSize other = frame.Size == PageSize.Small ? PageSize.Large : PageSize.Small;
        Assert.That(Allocator.Deallocate(frame with { Size = other }), Is.EqualTo(Status.InvalidArgument));
        Assert.That(Allocator.Deallocate(frame), Is.EqualTo(Status.Ok));
        Assert.That(Allocator.Deallocate(frame), Is.EqualTo(Status.InvalidArgument), "a double free");
        _frees++;
        _isUsed.AsSpan((int)(frame.Address.Value >> FrameShift), (int)FramesIn(frame.Size)).Clear();
    }

    private void FreeWhatIsNotInUse()
    {
        long number = _random.Next(_isThere.Length + 10);
        var frame = new Frame(new PhysicalAddress((ulong)number << FrameShift), PageSize.Small);
        if (number >= _isUsed.Length || !_isUsed[number])
        {
            Assert.That(Allocator.Deallocate(frame), Is.EqualTo(Status.InvalidArgument));
        }

        Assert.That(Allocator.Deallocate(frame with { Address = frame.Address + 8 }), Is.EqualTo(Status.InvalidArgument));
    }
}
