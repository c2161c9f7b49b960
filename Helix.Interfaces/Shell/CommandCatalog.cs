using System.Collections.Generic;
using Helix.Interfaces.Modules;

namespace Helix.Interfaces.Shell;

/// <summary>
/// Every shell command there is: those of the image, added by generated module initialisers, and those of loaded modules, which
/// the kernel adds and removes. May be called from any thread; does not block; not for interrupt handlers.
/// </summary>
public static class CommandCatalog
{
    private static readonly List<CommandDescriptor> Known = [];

    /// <summary>Adds a command.</summary>
    public static void Add(CommandDescriptor descriptor)
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

    /// <summary>Takes a command out again; no harm if it is not there.</summary>
    public static void Remove(CommandDescriptor descriptor)
    {
        lock (Known)
        {
            _ = Known.RemoveAll(known => ReferenceEquals(known, descriptor));
        }
    }

    /// <summary>A copy of the list as it is now.</summary>
    public static IReadOnlyList<CommandDescriptor> Snapshot()
    {
        lock (Known)
        {
            return Known.ToArray();
        }
    }
}
