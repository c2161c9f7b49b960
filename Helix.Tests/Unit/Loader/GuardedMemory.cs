using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Helix.Kernel.Loader;

namespace Helix.Tests.Unit.Loader;

/// <summary>Memory for images with a pattern before, between and behind them, which shows whether something was written there.</summary>
internal sealed unsafe class GuardedMemory : IImageMemory, IDisposable
{
    private const uint PageBytes = 4096;
    private const uint AreaBytes = 64 * PageBytes;
    private const uint GuardBytes = 8 * PageBytes;
    private const byte Pattern = 0xA5;

    private readonly byte* _area = (byte*)NativeMemory.AlignedAlloc(AreaBytes, PageBytes);
    private readonly List<(uint Start, uint SizeBytes)> _taken = [];
    private uint _next;

    public GuardedMemory() => Clear();

    public ulong AreaStart => (ulong)_area;

    /// <summary>Whether all that is in no image is as it was.</summary>
    public bool IsSound
    {
        get
        {
            uint from = 0;
            bool isSound = true;
            foreach ((uint start, uint sizeBytes) in _taken)
            {
                isSound &= IsPattern(from, start);
                from = start + sizeBytes;
            }

            return isSound && IsPattern(from, AreaBytes);
        }
    }

    /// <summary>Forgets all images.</summary>
    public void Clear()
    {
        _taken.Clear();
        _next = GuardBytes;
        new Span<byte>(_area, (int)AreaBytes).Fill(Pattern);
    }

    /// <summary>Whether bytes lie in an image.</summary>
    public bool IsInImage(ulong address, uint sizeBytes) =>
        _taken.Exists(image => address - AreaStart >= image.Start && address - AreaStart + sizeBytes <= image.Start + image.SizeBytes);

    public uint Take(uint sizeBytes)
    {
        if (sizeBytes > AreaBytes - GuardBytes - _next)
        {
            return 0;
        }

        uint start = _next;
        _next += sizeBytes + GuardBytes;
        _taken.Add((start, sizeBytes));
        new Span<byte>(_area + start, (int)sizeBytes).Clear();
        return start;
    }

    public void Protect(uint offset, uint sizeBytes, ImageUse use) => _ = offset + sizeBytes <= AreaBytes ? use : throw new ArgumentOutOfRangeException(nameof(sizeBytes));

    public void Release(uint offset, uint sizeBytes)
    {
    }

    public void Dispose() => NativeMemory.AlignedFree(_area);

    private bool IsPattern(uint from, uint to) => !new ReadOnlySpan<byte>(_area + from, (int)(to - from)).ContainsAnyExcept(Pattern);
}
