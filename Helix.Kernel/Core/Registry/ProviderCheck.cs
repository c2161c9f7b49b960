using System;
using Helix.Interfaces.Modules;

namespace Helix.Kernel.Core.Registry;

/// <summary>Whether running modules can work with another provider of an interface.</summary>
internal static class ProviderCheck
{
    /// <summary>What a module provides under a contract's name; null if it does not.</summary>
    public static ProvidedInterface? Find(ModuleEntry entry, string contract)
    {
        foreach (ProvidedInterface provided in entry.Descriptor.Provides)
        {
            if (string.Equals(provided.Name, contract, StringComparison.OrdinalIgnoreCase))
            {
                return provided;
            }
        }

        return null;
    }

    /// <summary>Whether its version suits all that run and require it.</summary>
    public static bool Suits(ModuleRegistry registry, ProvidedInterface provided)
    {
        foreach (ModuleEntry entry in registry.Entries)
        {
            foreach (RequiredInterface need in entry.Descriptor.Requires)
            {
                bool concerns = entry.IsRunning && need.Need == DependencyNeed.Required && need.Type == provided.Type;
                if (concerns && !need.Range.Contains(provided.Version))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
