using System.Collections.Generic;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Registry;

namespace Helix.Kernel.Core.Loading;

/// <summary>
/// Whether a module could be started in this system, judged from its file's manifest before any of its code is in memory. Contracts are
/// compared by name, as nothing else is known of them yet.
/// </summary>
internal sealed class LoadCheck(ModuleRegistry registry)
{
    /// <summary>Looks at the name and at everything it requires.</summary>
    /// <param name="manifest">What the file says.</param>
    /// <param name="replaced">The module whose place it is to take; null if it is to be a new one.</param>
    public (Status Status, string Reason) Examine(ModuleManifest manifest, ModuleEntry? replaced)
    {
        ModuleMetadata metadata = manifest.Metadata;
        if (replaced is not null && replaced.Name != metadata.Name)
        {
            return (Status.InvalidArgument, $"the file is of the module {metadata.Name}");
        }

        ModuleEntry? taken = registry.FindTaken(metadata);
        if (taken is not null && !ReferenceEquals(taken, replaced) && !taken.MakesRoomFor(metadata))
        {
            return (Status.AlreadyExists, $"its name or number is that of {taken.Descriptor}");
        }

        foreach (ManifestDependency need in manifest.Requires)
        {
            (Status status, string reason) = need.Need == DependencyNeed.Required ? Examine(manifest, need, replaced) : (Status.Ok, "");
            if (status.IsError())
            {
                return (status, $"requires {need.Name}: {reason}");
            }
        }

        return (Status.Ok, "");
    }

    private (Status Status, string Reason) Examine(ModuleManifest manifest, ManifestDependency need, ModuleEntry? replaced)
    {
        foreach (KernelService service in registry.Services)
        {
            if (service.Name == need.Name)
            {
                return need.Range.Contains(service.Version)
                    ? (Status.Ok, "")
                    : (Status.VersionMismatch, $"the kernel provides {service.Version}, not {need.Range}");
            }
        }

        (Status Status, string Reason) outcome = Provides(manifest, need.Name)
            ? (Status.DependencyCycle, $"circle {manifest.Metadata.Name} -> {need.Name} -> {manifest.Metadata.Name}")
            : (Status.MissingDependency, "no module provides it");
        foreach (ModuleEntry provider in Providers(need.Name, replaced))
        {
            if (!need.Range.Contains(VersionOf(provider, need.Name)))
            {
                outcome = (Status.VersionMismatch, $"{provider.Name} provides {VersionOf(provider, need.Name)}, not {need.Range}");
            }
            else if (FindWayBack(provider, manifest, replaced, []) is { } way)
            {
                outcome = (Status.DependencyCycle, $"circle {manifest.Metadata.Name} -> {need.Name} -> {way}");
            }
            else
            {
                return (Status.Ok, "");
            }
        }

        return outcome;
    }

    /// <summary>How a module that does not run yet needs the new one itself: <c>b -> Alpha -> a</c>; null if it can do without.</summary>
    private string? FindWayBack(ModuleEntry provider, ModuleManifest manifest, ModuleEntry? replaced, HashSet<ModuleEntry> seen)
    {
        if (provider.IsRunning || !seen.Add(provider))
        {
            return null;
        }

        foreach (RequiredInterface need in provider.Descriptor.Requires)
        {
            if (need.Need == DependencyNeed.Optional || registry.FindService(need.Type) is not null)
            {
                continue;
            }

            List<ModuleEntry> others = Providers(need.Name, replaced);
            string? way = others.Count == 0 && Provides(manifest, need.Name) ? manifest.Metadata.Name : null;
            foreach (ModuleEntry other in others)
            {
                way = FindWayBack(other, manifest, replaced, seen);
                if (way is null)
                {
                    break;
                }
            }

            if (way is not null)
            {
                return $"{provider.Name} -> {need.Name} -> {way}";
            }
        }

        return null;
    }

    private List<ModuleEntry> Providers(string contract, ModuleEntry? replaced)
    {
        var providers = new List<ModuleEntry>();
        foreach (ModuleEntry entry in registry.Entries)
        {
            bool counts = entry.State != ModuleState.Unloaded && !ReferenceEquals(entry, replaced);
            if (counts && Find(entry, contract) is not null)
            {
                providers.Add(entry);
            }
        }

        return providers;
    }

    private static ModuleVersion VersionOf(ModuleEntry entry, string contract) => Find(entry, contract)!.Version;

    private static ProvidedInterface? Find(ModuleEntry entry, string contract)
    {
        foreach (ProvidedInterface provided in entry.Descriptor.Provides)
        {
            if (provided.Name == contract)
            {
                return provided;
            }
        }

        return null;
    }

    private static bool Provides(ModuleManifest manifest, string contract)
    {
        foreach (ManifestInterface provided in manifest.Provides)
        {
            if (provided.Name == contract)
            {
                return true;
            }
        }

        return false;
    }
}
