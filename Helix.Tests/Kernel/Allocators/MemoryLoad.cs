using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Allocators;

/// <summary>A thread that uses memory in every way and looks after what it has: objects, large objects, frames.</summary>
/// <param name="allocator">Frames come from there.</param>
/// <param name="seed">What it does.</param>
internal sealed class MemoryLoad(IPhysicalAllocator allocator, int seed)
{
    private const int MostObjects = 64;
    private const int MostFrames = 200;

    private readonly Random _random = new(seed);
    private readonly byte[]?[] _objects = new byte[MostObjects][];
    private readonly List<Frame> _frames = [];
    private Thread? _thread;
    private volatile bool _stopping;

    /// <summary>What went wrong; empty if nothing did.</summary>
    public string Trouble { get; private set; } = "";

    /// <summary>How often it went round.</summary>
    public long Rounds { get; private set; }

    public void Start()
    {
        _thread = new Thread(Run);
        _thread.Start();
    }

    /// <summary>Ends it; it gives everything back.</summary>
    public void Stop()
    {
        _stopping = true;
        _thread!.Join();
    }

    private void Run()
    {
        for (; !_stopping && Trouble.Length == 0; Rounds++)
        {
            UseObjects();
            UseFrames();
        }

        foreach (Frame frame in _frames)
        {
            Give(frame);
        }
    }

    private void UseObjects()
    {
        int place = _random.Next(MostObjects);
        if (_objects[place] is { } old && (old[0] != (byte)place || old[^1] != (byte)place))
        {
            Trouble = $"object {place} is damaged";
            return;
        }

        byte[] made = new byte[_random.Next(8) == 0 ? _random.Next(20_000, 100_000) : _random.Next(1, 3000)];
        made[0] = (byte)place;
        made[^1] = (byte)place;
        _objects[place] = made;
    }

    private void UseFrames()
    {
        if (_frames.Count == MostFrames || (_frames.Count > 0 && _random.Next(2) == 0))
        {
            int place = _random.Next(_frames.Count);
            Give(_frames[place]);
            _frames.RemoveAt(place);
            return;
        }

        Result<Frame> frame = _random.Next(40) switch
        {
            0 => allocator.Allocate(PageSize.Large),
            1 => allocator.AllocateContiguous(1, PageSize.Small),
            2 => allocator.AllocateZone(PageSize.Small, MemoryZone.Dma),
            _ => allocator.Allocate(PageSize.Small),
        };
        if (frame.IsOk)
        {
            _frames.Add(frame.Value);
        }
    }

    private void Give(Frame frame)
    {
        if (allocator.Deallocate(frame).IsError())
        {
            Trouble = $"{frame} is not taken back";
        }
    }
}
