using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>
/// The calls of one module that is or may be put in charge of the physical memory. They go straight to its code, by delegates made beforehand:
/// the collector may be the caller, with interrupts off, when nothing can be looked up or waited for. What escapes the module ends here; a call that has to
/// be left otherwise ends in <see cref="FrameHooks"/>.
/// </summary>
internal sealed unsafe class AllocatorCalls
{
    private readonly Func<PageSize, Result<Frame>> _allocate;
    private readonly Func<long, PageSize, Result<Frame>> _allocateContiguous;
    private readonly Func<PageSize, MemoryZone, Result<Frame>> _allocateZone;
    private readonly Func<Frame, Status> _deallocate;

    public AllocatorCalls(string name, IPhysicalAllocator allocator, IPhysicalAllocatorControl control)
    {
        Name = name;
        Allocator = allocator;
        Control = control;
        _allocate = allocator.Allocate;
        _allocateContiguous = allocator.AllocateContiguous;
        _allocateZone = allocator.AllocateZone;
        _deallocate = allocator.Deallocate;
    }

    public string Name { get; }

    public IPhysicalAllocator Allocator { get; }

    public IPhysicalAllocatorControl Control { get; }

    /// <summary>What escaped the module while it was in charge.</summary>
    public Exception? Escaped { get; set; }

    /// <summary>Why a call of the module was left from within; None if it was not, or by an exception.</summary>
    public SchedulerFault LeftFor { get; set; }

    /// <summary>As <see cref="FrameSource.TakeMany"/>.</summary>
    public int TakeMany(ulong* buffer, int count)
    {
        try
        {
            for (int i = 0; i < count; i++)
            {
                Result<Frame> frame = _allocate(PageSize.Small);
                if (!frame.IsOk)
                {
                    return frame.Status == Status.OutOfMemory ? i : -1;
                }

                buffer[i] = frame.Value.Address.Value;
            }

            return count;
        }
        catch (Exception exception)
        {
            Escaped = exception;
            return -1;
        }
    }

    /// <summary>As <see cref="FrameSource.GiveMany"/>.</summary>
    public int GiveMany(ulong* buffer, int count)
    {
        try
        {
            for (int i = 0; i < count; i++)
            {
                if (_deallocate(new Frame(new PhysicalAddress(buffer[i]), PageSize.Small)) != Status.Ok)
                {
                    return i;
                }
            }

            return count;
        }
        catch (Exception exception)
        {
            Escaped = exception;
            return -1;
        }
    }

    /// <summary>As <see cref="FrameSource.TakeRun"/>.</summary>
    public ulong TakeRun(ulong count, int order, ulong limit)
    {
        try
        {
            PageSize size = FrameOrders.SizeOf(order);
            Result<Frame> frame = count == 1 ? _allocateZone(size, FrameOrders.ZoneBelow(limit)) : _allocateContiguous((long)count, size);
            return frame.IsOk ? frame.Value.Address.Value
                : frame.Status is Status.OutOfMemory or Status.NotSupported ? FrameAllocator.None : FrameSource.Failed;
        }
        catch (Exception exception)
        {
            Escaped = exception;
            return FrameSource.Failed;
        }
    }

    /// <summary>As <see cref="FrameSource.Give"/>.</summary>
    public int Give(ulong address, int order)
    {
        try
        {
            return _deallocate(new Frame(new PhysicalAddress(address), FrameOrders.SizeOf(order))) == Status.Ok ? 1 : 0;
        }
        catch (Exception exception)
        {
            Escaped = exception;
            return -1;
        }
    }
}
