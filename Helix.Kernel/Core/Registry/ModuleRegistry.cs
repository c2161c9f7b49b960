using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Kernel.Core.Registry;

/// <summary>
/// All modules and who provides what. Look-ups may come from any thread at any time: the tables are replaced, never changed. Changes
/// come from one thread at a time.
/// </summary>
public sealed class ModuleRegistry
{
    /// <summary>The configuration group that chooses among several providers: <c>provider.BlockDev=ramdisk</c>.</summary>
    public const string ProviderGroup = "provider";

    private readonly ICfgGroup _choices;
    private readonly ILog _log;
    private ModuleEntry[] _entries = [];
    private KernelService[] _services = [];

    /// <summary>Makes an empty registry.</summary>
    /// <param name="configuration">Chooses among several providers of an interface.</param>
    /// <param name="slots">Makes what callers hold.</param>
    /// <param name="log">Hears of duplicates.</param>
    public ModuleRegistry(ICfgManager configuration, ISlotFactory slots, ILog log)
    {
        _choices = configuration.OpenGroup(ProviderGroup).Value;
        _log = log;
        Slots = new SlotTable(slots, log);
    }

    /// <summary>All modules, in the order of their names.</summary>
    internal IReadOnlyList<ModuleEntry> Entries => Volatile.Read(ref _entries);

    /// <summary>What the kernel itself provides.</summary>
    internal IReadOnlyList<KernelService> Services => Volatile.Read(ref _services);

    /// <summary>What callers hold.</summary>
    internal SlotTable Slots { get; }

    /// <summary>Adds a module of the image in the state Created.</summary>
    /// <returns><see cref="Status.AlreadyExists"/> if a module with that name or number is there; it stays.</returns>
    public Status Add(ModuleDescriptor descriptor) => Add(new ModuleEntry(ModuleCode.OfImage(descriptor), Slots));

    /// <summary>Adds an interface that the kernel itself provides.</summary>
    public void AddService<T>(T instance, string name)
        where T : class =>
        Volatile.Write(ref _services, [.. _services, new KernelService(typeof(T), name, new ModuleVersion(1, 0, 0), instance)]);

    /// <summary>
    /// The interface, provided by the kernel, the one chosen by configuration, or the first that started; null if nobody serves.
    /// </summary>
    public object? Find(Type contract) =>
        FindService(contract) is { } service ? service.Instance
        : Slots.FindDefault(contract) is { Target: not null } slot ? slot
        : null;

    /// <summary>The interface once for each provider that serves, the preferred one first.</summary>
    public object[] FindAll(Type contract)
    {
        if (FindService(contract) is { } service)
        {
            return [service.Instance];
        }

        var slots = new List<object>();
        foreach (ModuleEntry entry in Running(contract))
        {
            if (entry.FindSlot(contract) is { } slot)
            {
                slots.Add(slot);
            }
        }

        return [.. slots];
    }

    /// <summary>
    /// Looks for contradictions between modules, their states and the slots, while nothing is being changed: for tests.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public void CheckInvariants()
    {
        string? last = null;
        foreach (ModuleEntry entry in Entries)
        {
            Check(last is null || string.CompareOrdinal(last, entry.Name) < 0, entry.Name + " is out of order, or there twice");
            Check(entry.Current?.Module is not null || entry.State is not (ModuleState.Running or ModuleState.Initialized), entry.Name + " runs without an object");
            Check(entry.Current is null || entry.State is not (ModuleState.Created or ModuleState.Unloaded), entry.Name + " has an object outside its life");
            Check(entry.Current is null || ReferenceEquals(entry.Current.Code, entry.Code), entry.Name + " is made of other code than it says");
            last = entry.Name;
        }

        foreach (SlotRow row in Slots.Rows)
        {
            ModuleEntry? provider = row.Module.Length > 0 ? Find(row.Module) : Running(row.Contract) is [var first, ..] ? first : null;
            bool serves = provider is { IsRunning: true } && provider.Provided(row.Contract) is not null;
            Check(ReferenceEquals(row.Slot.Target, serves ? provider!.Current!.Module : null), $"the {row.Slot} of '{row.Module}' leads elsewhere");
            Check(!row.Slot.IsPaused, $"the {row.Slot} of '{row.Module}' is still paused");
        }

        static void Check(bool holds, string otherwise)
        {
            if (!holds)
            {
                throw new InvalidOperationException(otherwise);
            }
        }
    }

    /// <summary>Adds a module.</summary>
    internal Status Add(ModuleEntry added)
    {
        if (FindTaken(added.Metadata) is { } entry)
        {
            _log.Write(LogLevel.Error, $"module {added.Descriptor} is refused: its name or number is that of {entry.Descriptor}");
            return Status.AlreadyExists;
        }

        ModuleEntry[] entries = [.. _entries, added];
        Array.Sort(entries, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        Volatile.Write(ref _entries, entries);
        return Status.Ok;
    }

    /// <summary>Takes a module out.</summary>
    internal void Remove(ModuleEntry removed) =>
        Volatile.Write(ref _entries, Array.FindAll(_entries, entry => !ReferenceEquals(entry, removed)));

    /// <summary>The module that has this name or number; null if both are free.</summary>
    internal ModuleEntry? FindTaken(ModuleMetadata metadata)
    {
        foreach (ModuleEntry entry in Entries)
        {
            if (entry.Name == metadata.Name || entry.Metadata.Id == metadata.Id)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The module of that name; null if there is none.</summary>
    internal ModuleEntry? Find(string name)
    {
        foreach (ModuleEntry entry in Entries)
        {
            if (entry.Name == name)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>What the kernel provides for an interface; null if it does not.</summary>
    internal KernelService? FindService(Type contract)
    {
        foreach (KernelService service in Services)
        {
            if (service.Type == contract)
            {
                return service;
            }
        }

        return null;
    }

    /// <summary>Every module that can provide an interface, the preferred ones first.</summary>
    internal List<ModuleEntry> Providers(Type contract)
    {
        var providers = new List<ModuleEntry>();
        string? chosen = null;
        foreach (ModuleEntry entry in Entries)
        {
            foreach (ProvidedInterface provided in entry.Descriptor.Provides)
            {
                if (provided.Type == contract && entry.State != ModuleState.Unloaded)
                {
                    providers.Add(entry);
                    chosen ??= _choices.Find(provided.Name);
                }
            }
        }

        if (chosen is not null)
        {
            int index = providers.FindIndex(entry => entry.Name == chosen);
            if (index > 0)
            {
                ModuleEntry preferred = providers[index];
                providers.RemoveAt(index);
                providers.Insert(0, preferred);
            }
        }

        return providers;
    }

    /// <summary>The modules that serve an interface, the preferred one first, then in the order in which they started.</summary>
    internal List<ModuleEntry> Running(Type contract)
    {
        List<ModuleEntry> providers = Providers(contract);
        ModuleEntry? first = providers.Count > 0 ? providers[0] : null;
        bool chosen = first is { IsRunning: true } && _choices.Find(ContractName(first, contract)) == first.Name;
        providers.RemoveAll(static entry => !entry.IsRunning);
        providers.Sort((left, right) => Rank(left).CompareTo(Rank(right)));
        return providers;

        long Rank(ModuleEntry entry) => chosen && ReferenceEquals(entry, first) ? -1 : entry.StartNumber;
    }

    private static string ContractName(ModuleEntry entry, Type contract)
    {
        foreach (ProvidedInterface provided in entry.Descriptor.Provides)
        {
            if (provided.Type == contract)
            {
                return provided.Name;
            }
        }

        return "";
    }
}
