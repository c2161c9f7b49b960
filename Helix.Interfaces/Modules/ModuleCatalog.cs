using System.Collections.Generic;

namespace Helix.Interfaces.Modules;

/// <summary>
/// Every module compiled into the running image. Generated module initialisers add to it before the kernel's entry point runs, so
/// that linking a module's object is all it takes to have it. May be called from any thread; not from interrupt handlers.
/// </summary>
public static class ModuleCatalog
{
    private static readonly List<ModuleDescriptor> Known = [];

    /// <summary>Adds a module. Duplicates are kept; the registry reports them.</summary>
    public static void Add(ModuleDescriptor descriptor)
    {
        if (CatalogCapture.Take(descriptor))
        {
            return;
        }

        lock (Known)
        {
            Known.Add(descriptor);
        }
    }

    /// <summary>A copy of the list as it is now.</summary>
    public static IReadOnlyList<ModuleDescriptor> Snapshot()
    {
        lock (Known)
        {
            return Known.ToArray();
        }
    }
}
