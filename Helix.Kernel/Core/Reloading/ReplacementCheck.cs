using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Registry;

namespace Helix.Kernel.Core.Reloading;

/// <summary>Whether running modules can live with a new version of the one that they require.</summary>
internal sealed class ReplacementCheck(ModuleRegistry registry)
{
    /// <summary>Looks at every running module that the new version would serve.</summary>
    public (Status Status, string Reason) Examine(ModuleEntry entry, ModuleDescriptor next)
    {
        foreach (ModuleEntry other in registry.Entries)
        {
            if (!other.IsRunning || ReferenceEquals(other, entry))
            {
                continue;
            }

            foreach (RequiredInterface need in other.Descriptor.Requires)
            {
                bool isAffected = need.Need == DependencyNeed.Required && entry.Provided(need.Type) is not null && !HasOther(entry, need);
                ModuleVersion? version = isAffected ? Provided(next, need.Type) : null;
                if (isAffected && version is null)
                {
                    return (Status.InUse, $"{other.Name} requires {need.Name}, which {next} does not provide");
                }

                if (version is { } found && !need.Range.Contains(found))
                {
                    return (Status.VersionMismatch, $"{other.Name} requires {need.Name} {need.Range}, and {next} provides {found}");
                }
            }
        }

        return (Status.Ok, "");
    }

    private bool HasOther(ModuleEntry entry, RequiredInterface need) => registry.Running(need.Type)
        .Exists(other => !ReferenceEquals(other, entry) && other.Provided(need.Type) is { } version && need.Range.Contains(version));

    private static ModuleVersion? Provided(ModuleDescriptor descriptor, Type contract)
    {
        foreach (ProvidedInterface provided in descriptor.Provides)
        {
            if (provided.Type == contract)
            {
                return provided.Version;
            }
        }

        return null;
    }
}
