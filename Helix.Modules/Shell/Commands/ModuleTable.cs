using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Shell.Commands;

/// <summary>Words for what the manager of modules says.</summary>
internal static class ModuleTable
{
    /// <summary>The module of that name; null if there is none.</summary>
    public static ModuleInformation? Find(IReadOnlyList<ModuleInformation> modules, string name)
    {
        foreach (ModuleInformation module in modules)
        {
            if (module.Metadata.Name == name)
            {
                return module;
            }
        }

        return null;
    }

    /// <summary>The state, and how the last move ended if it failed.</summary>
    public static string State(ModuleInformation module)
    {
        string state = module.State switch
        {
            ModuleState.Created => "created",
            ModuleState.Initialized => "initialized",
            ModuleState.Running => "running",
            ModuleState.Stopped => "stopped",
            ModuleState.StateSaved => "state saved",
            _ => "unloaded",
        };
        return module.LastStatus.IsOk() ? state : $"{state} ({module.LastStatus.Describe()})";
    }

    /// <summary>Whether it provides a contract of that name.</summary>
    public static bool Provides(ModuleInformation module, string contract)
    {
        foreach (string provided in module.Provides)
        {
            if (provided == contract)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the code came from.</summary>
    public static string Origin(ModuleInformation module) => module.Origin == ModuleOrigin.File ? "file" : "image";

    /// <summary>The name of a contract that a module requires, without the mark of an optional one.</summary>
    public static string Contract(string required) => required.TrimEnd('?');
}
