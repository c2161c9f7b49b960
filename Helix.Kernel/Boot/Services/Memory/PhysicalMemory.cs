using System;
using System.Collections.Generic;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core;
using Helix.Kernel.Core.Registry;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>
/// Keeps the chosen module in charge of the physical memory, through starts, stops and replacements; when it fails the kernel's own account takes
/// over by itself, and this says so in the log. Lock order: the manager's gate, then this one.
/// </summary>
internal sealed class PhysicalMemory : IPhysicalMemory, IModuleListener
{
    private const string Contract = "PhysicalAllocator";
    private const string Prefix = "allocator-";
    private const string Default = "allocator-buddy";

    private readonly object _gate = new();
    private readonly Dictionary<string, IServingModule> _serving = new(StringComparer.Ordinal);
    private readonly KernelCore _core;
    private readonly ILog _log;
    private AllocatorCalls? _inCharge;
    private string _chosen = "";

    private PhysicalMemory(KernelCore core)
    {
        _core = core;
        _log = core.LogBuffer.For("memory");
    }

    /// <inheritdoc />
    public string InCharge => FrameTransfer.HasSource && _inCharge is { } calls ? calls.Name : IPhysicalMemory.Kernel;

    /// <inheritdoc />
    public string LastFailure { get; private set; } = "";

    /// <inheritdoc />
    public IReadOnlyList<string> Candidates
    {
        get
        {
            var names = new List<string>();
            foreach (ModuleInformation module in _core.Modules.List())
            {
                if (module.Metadata.Id != KernelIdentity.Metadata.Id && module.Provides is { } provides && Contains(provides))
                {
                    names.Add(module.Metadata.Name);
                }
            }

            return names;
        }
    }

    /// <summary>Offers the physical memory to modules. Before any of them starts.</summary>
    public static PhysicalMemory Offer(KernelCore core)
    {
        var memory = new PhysicalMemory(core);
        var frames = new PhysicalFrames();
        core.Registry.AddService<IPhysicalMemory>(memory, "PhysicalMemory");
        core.Registry.AddService<IPhysicalAllocator>(frames, Contract);
        core.Registry.AddService<IPhysicalAllocatorControl>(frames, "PhysicalAllocatorControl");
        core.Modules.ListenWith(memory);
        core.FollowChoice(Contract, memory.Use);
        return memory;
    }

    /// <summary>Hands over to the module that the configuration names.</summary>
    public void Start()
    {
        string? chosen = _core.CfgManager.OpenGroup(ModuleRegistry.ProviderGroup).Value.Find(Contract);
        Status status = Use(string.IsNullOrEmpty(chosen) ? Default : chosen);
        if (status.IsError())
        {
            _log.Write(LogLevel.Warning, $"the kernel itself stays in charge of the physical memory: {status.Describe()}");
        }
    }

    /// <inheritdoc />
    public Status Use(string name)
    {
        if (name == IPhysicalMemory.Kernel)
        {
            lock (_gate)
            {
                _chosen = name;
                Withdraw();
            }

            return Status.Ok;
        }

        IReadOnlyList<string> candidates = Candidates;
        string? full = Find(candidates, name) ?? Find(candidates, Prefix + name);
        if (full is null)
        {
            return Status.NotFound;
        }

        Status status = _core.Modules.StartModule(full);
        ReportFailure();
        lock (_gate)
        {
            _chosen = status.IsOk() ? full : _chosen;
            return status.IsError() ? status
                : InCharge == full ? Status.Ok
                : _serving.TryGetValue(full, out IServingModule? module) ? PutInCharge(module)
                : Status.NotSupported;
        }
    }

    /// <inheritdoc />
    public void Started(IServingModule module) => Replaced(module);

    /// <inheritdoc />
    public void Replaced(IServingModule module)
    {
        if (module.Instance is not IPhysicalAllocator)
        {
            return;
        }

        lock (_gate)
        {
            _serving[module.Name] = module;
            if (module.Name == _chosen && InCharge != module.Name)
            {
                _ = PutInCharge(module);
            }
        }
    }

    /// <inheritdoc />
    public void Replacing(IServingModule module) => Stopping(module);

    /// <inheritdoc />
    public void Stopping(IServingModule module)
    {
        lock (_gate)
        {
            _ = _serving.Remove(module.Name);
            if (_inCharge?.Name == module.Name)
            {
                Withdraw();
            }
        }
    }

    /// <summary>
    /// Says that the module in charge has failed; on a thread, after the event. One that was left in the middle of a call is not asked to
    /// release its memory: what it has locked stays so.
    /// </summary>
    public void ReportFailure()
    {
        lock (_gate)
        {
            FrameFault fault = FrameTransfer.Fault;
            if (fault == FrameFault.None || _inCharge is not { } failed)
            {
                return;
            }

            _inCharge = null;
            FrameHooks.Calls = null;
            if (failed.LeftFor == SchedulerFault.None)
            {
                Release(failed);
            }

            LastFailure = $"{failed.Name} {Describe(fault, failed.LeftFor)}";
            string detail = failed.Escaped is { } exception ? $": {exception}" : "";
            _log.Write(LogLevel.Error, $"{LastFailure}{detail}; the kernel itself is in charge of the physical memory again, nothing is lost");
        }
    }

    private static string Describe(FrameFault fault, SchedulerFault leftFor) => fault switch
    {
        FrameFault.Failed when leftFor == SchedulerFault.Stuck => "does not return",
        FrameFault.Failed when leftFor == SchedulerFault.StackOverflow => "used its stack up",
        FrameFault.Failed when leftFor == SchedulerFault.Waited => "tried to wait",
        FrameFault.Failed => "failed, or allocated managed memory",
        FrameFault.GaveWrongFrame => "gave out a frame that is in use or none that was asked for",
        FrameFault.RefusedFrame => "did not take back a frame that it had given out",
        _ => "has lost frames",
    };

    private static string? Find(IReadOnlyList<string> names, string name)
    {
        foreach (string candidate in names)
        {
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool Contains(IReadOnlyList<string> contracts) => Find(contracts, Contract) is not null;

    private Status PutInCharge(IServingModule module)
    {
        if (module.Instance is not IPhysicalAllocator allocator || module.Instance is not IPhysicalAllocatorControl control)
        {
            return Status.NotSupported;
        }

        AllocatorCalls? before = _inCharge;
        var calls = new AllocatorCalls(module.Name, allocator, control);
        var transfer = new TakeOver(calls);
        Status status = transfer.Run();
        if (status.IsError())
        {
            _log.Write(LogLevel.Error, $"{module.Name} does not take charge of the physical memory, {status.Describe()}: {transfer.Reason}");
            return status;
        }

        _inCharge = calls;
        Release(before);
        _log.Write(LogLevel.Information, $"{module.Name} is in charge of the physical memory: {FrameAllocator.FreeFrames} of {FrameAllocator.TotalFrames} frames are free");
        return Status.Ok;
    }

    private void Withdraw()
    {
        FrameTransfer.Withdraw();
        AllocatorCalls? before = _inCharge;
        _inCharge = null;
        FrameHooks.Calls = null;
        Release(before);
    }

    /// <summary>Lets an allocator that is no longer asked forget its frames.</summary>
    private void Release(AllocatorCalls? calls)
    {
        try
        {
            _ = calls?.Control.Release();
        }
        catch (Exception exception)
        {
            _log.Write(LogLevel.Warning, $"{calls!.Name} does not release the memory that it was in charge of: {exception}");
        }
    }
}
