using System.Collections.Generic;

namespace Helix.Interfaces.Shell;

/// <summary>Every shell command compiled into the running image, added by generated module initialisers. May be called from any thread.</summary>
public static class CommandCatalog
{
    private static readonly List<CommandDescriptor> Known = [];

    /// <summary>Adds a command.</summary>
    public static void Add(CommandDescriptor descriptor)
    {
        lock (Known)
        {
            Known.Add(descriptor);
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
