using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows the state of the memory, and puts a module in charge of the physical memory.</summary>
[ShellCommand("mem", "[zones|modules|slabs|use name]", "shows the state of the memory, chooses who gives it out")]
internal sealed class MemCommand : IShellCommand
{
    private static readonly MemoryZone[] Zones = [MemoryZone.Dma, MemoryZone.Dma32, MemoryZone.Normal];

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments) => arguments switch
    {
        [] => ShowAll(context),
        ["zones"] => ShowZones(context),
        ["modules"] => ShowModules(context),
        ["slabs"] => ShowSlabs(context),
        ["use", var name] => Use(context, name),
        _ => Status.InvalidArgument,
    };

    private static Status ShowAll(ICommandContext context)
    {
        MemoryStatistics memory = context.Modules.Get<ISystemStatistics>()!.ReadMemory();
        var table = new TextTable();
        table.Add("total", Units.Size(memory.TotalBytes));
        table.Add("free", Units.Size(memory.FreeBytes));
        table.Add("heap", $"{Units.Size(memory.HeapBytes)}, {Units.Size(memory.HeapLiveBytes)} in use");
        table.Add("collections", memory.Collections.ToString(CultureInfo.InvariantCulture));
        if (context.Modules.Get<IPhysicalMemory>() is { } physical)
        {
            table.Add("in charge", physical.InCharge);
            if (physical.LastFailure.Length > 0)
            {
                table.Add("failed", physical.LastFailure);
            }
        }

        AddManaged(context, table);
        table.WriteTo(context.Console);
        return Status.Ok;
    }

    /// <summary>What modules have outside the managed heap.</summary>
    private static void AddManaged(ICommandContext context, TextTable table)
    {
        if (context.Modules.Get<IMemManager>() is { } manager)
        {
            MemManagerStatistics held = manager.Statistics;
            table.Add("modules", $"{Units.Size(held.HeldBytes)}, {Units.Size(held.UsedBytes)} in {held.Blocks} blocks, {held.Caches} caches");
        }

        if (context.Modules.Get<IVirtualMemory>() is { } addresses)
        {
            VirtualMemoryStatistics mapped = addresses.Statistics;
            table.Add("mapped", $"{Units.Size(mapped.CommittedBytes)} of {Units.Size(mapped.ReservedBytes)} reserved, {Units.Size(mapped.SharedBytes)} shared");
        }
    }

    private static Status ShowModules(ICommandContext context)
    {
        if (context.Modules.Get<IMemoryOwners>() is not { } owners)
        {
            return Status.NotSupported;
        }

        var table = new TextTable();
        table.Add("MODULE", "BLOCKS", "BYTES", "CACHES");
        foreach (OwnerUsage usage in owners.Usage)
        {
            table.Add(usage.Owner.Length > 0 ? usage.Owner : "-", Number(usage.Blocks), Units.Size(usage.Bytes), Number(usage.Caches));
        }

        table.WriteTo(context.Console);
        return Status.Ok;
    }

    private static Status ShowSlabs(ICommandContext context)
    {
        if (context.Modules.Get<IMemoryOwners>() is not { } owners)
        {
            return Status.NotSupported;
        }

        var table = new TextTable();
        table.Add("CACHE", "MODULE", "OBJECT", "SLABS", "HELD");
        foreach (CacheStatistics cache in owners.Caches)
        {
            table.Add(cache.Name, cache.Owner, Units.Size(cache.ObjectSizeBytes), Number(cache.Slabs), Units.Size(cache.HeldBytes));
        }

        table.WriteTo(context.Console);
        return Status.Ok;
    }

    private static Status ShowZones(ICommandContext context)
    {
        if (context.Modules.Get<IPhysicalAllocatorControl>() is not { } control || context.Modules.Get<IPhysicalAllocator>() is not { } allocator)
        {
            return Status.NotSupported;
        }

        var table = new TextTable();
        table.Add("ZONE", "TOTAL", "FREE", "LONGEST RUN", "FRAGMENTED");
        foreach (MemoryZone zone in Zones)
        {
            ZoneStatistics frames = control.GetZone(zone);
            table.Add(
                zone.ToString(), Frames(frames.TotalFrames), Frames(frames.FreeFrames), Frames(frames.LargestFreeFrames), Percent(frames.FragmentationPercent));
        }

        table.WriteTo(context.Console);
        AllocatorStatistics counts = allocator.Statistics;
        context.Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Allocations} allocations, {counts.Frees} frees, {counts.Failures} failures; at most {Frames(counts.PeakFrames)} in use"));
        return Status.Ok;
    }

    private static Status Use(ICommandContext context, string name)
    {
        if (context.Modules.Get<IPhysicalMemory>() is not { } physical)
        {
            return Status.NotSupported;
        }

        Status status = physical.Use(name);
        context.Console.WriteLine(status == Status.NotFound
            ? $"there are {IPhysicalMemory.Kernel}, {string.Join(", ", physical.Candidates)}"
            : $"{physical.InCharge} is in charge");
        return status;
    }

    private static string Frames(long frames) => Units.Size(frames * (long)PageSize.Small);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(int percent) => percent.ToString(CultureInfo.InvariantCulture) + " %";
}
