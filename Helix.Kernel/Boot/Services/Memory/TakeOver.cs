using System;
using System.Collections.Generic;
using System.Diagnostics;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Runtime.Collector;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>
/// Puts a module in charge of the physical memory while everybody goes on using it: sets frames aside for them, tells the module what is in use,
/// tries it out, and exchanges the calls in one step with interrupts off. When too much was asked for meanwhile it begins again, with more set
/// aside, and in the end with everybody else waiting.
/// </summary>
/// <param name="calls">The module.</param>
internal sealed class TakeOver(AllocatorCalls calls)
{
    private const int Attempts = 4;
    private const ulong LeastAside = 256;

    /// <summary>The module's own tables take so little of the memory.</summary>
    private const ulong AsideShare = 256;

    /// <summary>Why it did not succeed, for people.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Carries it out. After an error nothing has changed; statuses as for <see cref="IPhysicalMemory.Use"/>.</summary>
    public Status Run()
    {
        if (!ClosedHeap.HasRoom)
        {
            Reason = "too many allocators have failed since start";
            return Status.OutOfMemory;
        }

        ulong aside = LeastAside + (FrameAllocator.TotalFrames / AsideShare);
        for (int attempt = 1; attempt < Attempts; attempt++, aside *= 2)
        {
            if (TryOnce(aside) is var status && status != Status.Busy)
            {
                return status;
            }
        }

        // Memory is in great demand: now nobody else runs meanwhile.
        ulong flags = Cpu.DisableInterrupts();
        Status last = TryOnce(aside);
        Cpu.RestoreInterrupts(flags);
        return last;
    }

    /// <summary>One attempt; Busy if something else was asked for meanwhile.</summary>
    private Status TryOnce(ulong aside)
    {
        Reason = "";
        FrameTransfer.Begin(aside);
        Status status = Prepare();
        bool isDone = status.IsOk() && Exchange();
        bool isVoid = FrameTransfer.IsVoid;
        FrameTransfer.Settle();
        if (isDone)
        {
            return Status.Ok;
        }

        Reason = isVoid ? "memory was in too great demand" : Reason;
        return GiveUp(isVoid ? Status.Busy : status);
    }

    /// <summary>Tells the module what there is and tries it out. Nothing that is free changes meanwhile.</summary>
    private Status Prepare()
    {
        try
        {
            Status status = calls.Control.TakeOver(ListRegions(), ListInUse());
            status = status.IsOk() ? Try() : status;
            Check(ref status);
            Reason = status.IsOk() || Reason.Length > 0 ? Reason : "it answered: " + status.Describe();
            return status;
        }
        catch (Exception exception)
        {
            Reason = exception.ToString();
            return Status.ModuleFault;
        }
    }

    /// <summary>From here on the module is asked, unless the account has changed.</summary>
    private bool Exchange()
    {
        FrameSource source = FrameHooks.Source;
        ulong flags = Cpu.DisableInterrupts();
        AllocatorCalls? before = FrameHooks.Calls;
        FrameHooks.Calls = calls;
        bool isDone = FrameTransfer.End(in source);
        FrameHooks.Calls = isDone ? calls : before;
        Cpu.RestoreInterrupts(flags);
        return isDone;
    }

    private Status GiveUp(Status status)
    {
        try
        {
            _ = calls.Control.Release();
        }
        catch (Exception exception)
        {
            Reason += "; and it does not release the memory: " + exception.Message;
        }

        return status;
    }

    /// <summary>
    /// Asks for one of everything. So whatever code is prepared at its first call has been prepared when the collector asks, and a module that
    /// is wrong from the beginning is never in charge.
    /// </summary>
    private Status Try()
    {
        Result<Frame>[] frames =
        [
            calls.Allocator.Allocate(PageSize.Small),
            calls.Allocator.AllocateZone(PageSize.Small, MemoryZone.Dma32),
            calls.Allocator.AllocateZone(PageSize.Large, MemoryZone.Normal),
            calls.Allocator.AllocateContiguous(1, PageSize.Small),
        ];
        foreach (Result<Frame> frame in frames)
        {
            bool isRight = frame.IsOk ? IsFree(frame.Value) : frame.Status is Status.OutOfMemory or Status.NotSupported;
            if (!isRight || (frame.IsOk && calls.Allocator.Deallocate(frame.Value) != Status.Ok))
            {
                Reason = frame.IsOk ? $"it gave out {frame.Value}, and does not take it back or it is in use" : $"it answered: {frame.Status.Describe()}";
                return Status.Corrupt;
            }
        }

        calls.Control.Trim();
        ulong free = FrameTransfer.FreeFrames;
        if (calls.Allocator.FreeFrames == (long)free)
        {
            return Status.Ok;
        }

        Reason = $"it says that {calls.Allocator.FreeFrames} frames are free, but {free} are";
        return Status.Corrupt;
    }

    [Conditional("DEBUG_ASSERT")]
    private void Check(ref Status status)
    {
        if (status.IsOk() && calls.Allocator is ISelfChecking checking && checking.CheckInvariants() is { } wrong)
        {
            Reason = wrong;
            status = Status.Corrupt;
        }
    }

    private static bool IsFree(Frame frame) =>
        FrameTransfer.IsFree(frame.Address.Value / AddressSpaceLayout.PageSizeBytes, (ulong)frame.Size / AddressSpaceLayout.PageSizeBytes);

    private static PhysicalRegion[] ListRegions()
    {
        var regions = new List<PhysicalRegion>();
        for (ulong from = 0; FrameTransfer.NextRegion(from, out FrameRun run); from = run.First + run.Count)
        {
            regions.Add(new PhysicalRegion(
                new PhysicalAddress(run.First * AddressSpaceLayout.PageSizeBytes), (long)(run.Count * AddressSpaceLayout.PageSizeBytes)));
        }

        return [.. regions];
    }

    private static UsedFrames[] ListInUse()
    {
        var used = new List<UsedFrames>();
        for (ulong from = 0; FrameTransfer.NextInUse(from, out FrameRun run); from = run.First + run.Count)
        {
            used.Add(new UsedFrames(
                new PhysicalAddress(run.First * AddressSpaceLayout.PageSizeBytes), FrameOrders.SizeOf(run.Order), (long)(run.Count >> run.Order)));
        }

        return [.. used];
    }
}
