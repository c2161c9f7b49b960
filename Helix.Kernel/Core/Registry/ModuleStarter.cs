using System;
using System.Collections.Generic;
using System.Text;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Kernel.Core.Registry;

/// <summary>
/// Starts modules, what they require first. One call at a time, but a module's entry point may call again: the chain of modules being
/// started is kept here, so that a circle through such a call is found too.
/// </summary>
internal sealed class ModuleStarter(ModuleRegistry registry, EntryPoints calls, SlotBinder binder, ModuleListeners listeners)
{
    private readonly List<Link> _chain = [];
    private long _round;
    private long _started;

    /// <summary>Starts a module; no harm if it runs.</summary>
    public Status Start(ModuleEntry entry)
    {
        if (_chain.Count == 0)
        {
            _round++;
        }

        return StartOne(entry);
    }

    /// <summary>Starts the preferred provider of an interface, or the next one that can.</summary>
    public Status Start(Type contract)
    {
        if (registry.FindService(contract) is not null)
        {
            return Status.Ok;
        }

        Status last = Status.NotFound;
        foreach (ModuleEntry provider in registry.Providers(contract))
        {
            last = Start(provider);
            if (last.IsOk())
            {
                break;
            }
        }

        return last;
    }

    /// <summary>Starts what some code requires, for a module that runs and is to be made of it.</summary>
    public Status StartRequired(ModuleEntry entry, ModuleDescriptor descriptor)
    {
        _round++;
        var link = new Link(entry);
        _chain.Add(link);
        try
        {
            return StartRequired(link, descriptor);
        }
        finally
        {
            _chain.RemoveAt(_chain.Count - 1);
        }
    }

    private Status StartOne(ModuleEntry entry)
    {
        if (entry.IsRunning)
        {
            return Status.Ok;
        }

        if (entry.State == ModuleState.Unloaded)
        {
            // Before anything is started for its sake.
            return entry.Conclude(Status.InvalidState, "cannot start from " + entry.State);
        }

        if (Find(entry) >= 0)
        {
            return Status.DependencyCycle;
        }

        if (entry.FailedRound == _round)
        {
            return entry.LastStatus;
        }

        var link = new Link(entry);
        _chain.Add(link);
        try
        {
            Status status = StartRequired(link, entry.Descriptor);
            status = status.IsOk() ? Advance(entry) : status;
            if (status.IsError() && status != Status.DependencyCycle)
            {
                entry.FailedRound = _round;
            }

            return status;
        }
        finally
        {
            _chain.RemoveAt(_chain.Count - 1);
        }
    }

    private Status StartRequired(Link link, ModuleDescriptor descriptor)
    {
        foreach (RequiredInterface need in descriptor.Requires)
        {
            link.Need = need.Name;
            (Status status, string reason) = StartProvider(link.Entry, need);
            if (status.IsError() && need.Need == DependencyNeed.Required)
            {
                return link.Entry.Conclude(status, $"requires {need.Name}: {reason}");
            }
        }

        link.Need = Link.EntryPoint;
        return Status.Ok;
    }

    private (Status Status, string Reason) StartProvider(ModuleEntry entry, RequiredInterface need)
    {
        if (registry.FindService(need.Type) is { } service)
        {
            return need.Range.Contains(service.Version)
                ? (Status.Ok, "")
                : (Status.VersionMismatch, $"the kernel provides {service.Version}, not {need.Range}");
        }

        (Status Status, string Reason) outcome = (Status.MissingDependency, "no module provides it");
        bool served = false;
        foreach (ModuleEntry provider in registry.Providers(need.Type))
        {
            ModuleVersion version = provider.Provided(need.Type)!.Value;
            if (!need.Range.Contains(version))
            {
                outcome = (Status.VersionMismatch, $"{provider.Name} provides {version}, not {need.Range}");
            }
            else if (!ReferenceEquals(provider, entry) && !(served && provider.Has(ModuleFlags.OnDemand)))
            {
                Status status = StartOne(provider);
                served |= status.IsOk();
                outcome = status.IsOk() ? outcome : Failure(provider, status);
            }
        }

        return served ? (Status.Ok, "") : outcome;
    }

    private (Status Status, string Reason) Failure(ModuleEntry provider, Status status)
    {
        if (Find(provider) >= 0)
        {
            return (Status.DependencyCycle, Circle(provider));
        }

        string reason = provider.Detail.Length > 0 ? provider.Detail : status.Describe();
        return (status == Status.DependencyCycle ? status : Status.MissingDependency, $"{provider.Name} {reason}");
    }

    /// <summary>The circle as <c>a -> Beta -> b -> Alpha -> a</c>.</summary>
    private string Circle(ModuleEntry provider)
    {
        var text = new StringBuilder("circle ");
        for (int i = Find(provider); i < _chain.Count; i++)
        {
            text.Append(_chain[i].Entry.Name).Append(" -> ").Append(_chain[i].Need).Append(" -> ");
        }

        return text.Append(provider.Name).ToString();
    }

    private int Find(ModuleEntry entry) => _chain.FindIndex(link => ReferenceEquals(link.Entry, entry));

    private Status Advance(ModuleEntry entry)
    {
        Status status = binder.Prepare(entry, entry.Code);
        status = status.IsOk() && entry.Current is null ? Initialize(entry) : status;
        if (status.IsError())
        {
            return status;
        }

        if (!LifeCycle.TryMove(entry.State, ModuleMove.Start, out ModuleState next))
        {
            return entry.Conclude(Status.InvalidState, "cannot start from " + entry.State);
        }

        ModuleInstance instance = entry.Current!;
        status = calls.Start(instance);
        if (status.IsOk())
        {
            entry.StartNumber = ++_started;
            entry.State = next;
            binder.Connect(instance);
            listeners.Started(instance);
        }

        return status;
    }

    /// <summary>Makes an instance: the first one, or one after a fault took the last.</summary>
    private Status Initialize(ModuleEntry entry)
    {
        ModuleInstance instance = calls.Create(entry, entry.Code);
        Status status = calls.Initialize(instance);
        if (status.IsOk() && entry.Checkpoint is { } state)
        {
            // Tried once: an instance that cannot do with it is followed by one that starts afresh.
            entry.Checkpoint = null;
            status = calls.Restore(instance, state);
            if (status.IsError())
            {
                calls.Retire(instance);
            }
        }

        if (status.IsOk())
        {
            entry.Current = instance;
            if (LifeCycle.TryMove(entry.State, ModuleMove.Initialize, out ModuleState next))
            {
                entry.State = next;
            }
        }

        return status;
    }

    /// <summary>A module being started, and what it is waiting for.</summary>
    private sealed class Link(ModuleEntry entry)
    {
        public const string EntryPoint = "StartModule";

        public ModuleEntry Entry { get; } = entry;

        public string Need { get; set; } = EntryPoint;
    }
}
