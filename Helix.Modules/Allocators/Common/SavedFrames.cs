using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>
/// The state that an allocator leaves to its successor. Fields, all of them rows of numbers: 1, the start and the size of each
/// region; 2, the start, the size and the number of the frames in use; 3, allocations, frees, failures and the peak.
/// </summary>
internal sealed class SavedFrames
{
    private const ushort LayoutVersion = 1;
    private const ushort RegionsTag = 1;
    private const ushort UsedTag = 2;
    private const ushort CountsTag = 3;
    private const int CountNumbers = 4;

    private SavedFrames(PhysicalRegion[] regions, UsedFrames[] used, (long Allocations, long Frees, long Failures, long Peak) counts)
    {
        Regions = regions;
        Used = used;
        Counts = counts;
    }

    public PhysicalRegion[] Regions { get; }

    public UsedFrames[] Used { get; }

    public (long Allocations, long Frees, long Failures, long Peak) Counts { get; }

    public static byte[] Write(PhysicalRegion[] regions, UsedFrames[] used, (long Allocations, long Frees, long Failures, long Peak) counts)
    {
        long[] regionNumbers = new long[regions.Length * 2];
        for (int i = 0; i < regions.Length; i++)
        {
            regionNumbers[2 * i] = (long)regions[i].Start.Value;
            regionNumbers[(2 * i) + 1] = regions[i].SizeBytes;
        }

        long[] usedNumbers = new long[used.Length * 3];
        for (int i = 0; i < used.Length; i++)
        {
            usedNumbers[3 * i] = (long)used[i].Start.Value;
            usedNumbers[(3 * i) + 1] = (long)used[i].Size;
            usedNumbers[(3 * i) + 2] = used[i].Count;
        }

        var writer = new StateWriter(LayoutVersion);
        writer.Write(RegionsTag, regionNumbers);
        writer.Write(UsedTag, usedNumbers);
        writer.Write(CountsTag, [counts.Allocations, counts.Frees, counts.Failures, counts.Peak]);
        return writer.ToArray();
    }

    /// <summary>Reads a state; whether the frames make sense is for who takes them over.</summary>
    /// <returns><see cref="Status.Corrupt"/>, <see cref="Status.VersionMismatch"/>.</returns>
    public static Result<SavedFrames> Read(ReadOnlySpan<byte> state)
    {
        if (!StateReader.Open(state).TryGet(out StateReader? reader))
        {
            return Status.Corrupt;
        }

        if (reader.LayoutVersion != LayoutVersion)
        {
            return Status.VersionMismatch;
        }

        long[] regions = reader.ReadNumbers(RegionsTag).Or([0]);
        long[] used = reader.ReadNumbers(UsedTag).Or([0]);
        long[] counts = reader.ReadNumbers(CountsTag).Or([]);
        if (regions.Length % 2 != 0 || used.Length % 3 != 0 || counts.Length != CountNumbers)
        {
            return Status.Corrupt;
        }

        var readRegions = new PhysicalRegion[regions.Length / 2];
        for (int i = 0; i < readRegions.Length; i++)
        {
            readRegions[i] = new PhysicalRegion(new PhysicalAddress((ulong)regions[2 * i]), regions[(2 * i) + 1]);
        }

        var readUsed = new UsedFrames[used.Length / 3];
        for (int i = 0; i < readUsed.Length; i++)
        {
            readUsed[i] = new UsedFrames(new PhysicalAddress((ulong)used[3 * i]), (PageSize)used[(3 * i) + 1], used[(3 * i) + 2]);
        }

        return new SavedFrames(readRegions, readUsed, (counts[0], counts[1], counts[2], counts[3]));
    }
}
