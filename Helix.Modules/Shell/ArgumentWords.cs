using System.Collections.Generic;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;

namespace Helix.Modules.Shell;

/// <summary>The words that a line can go on with: commands, and what the shell's own commands take as arguments.</summary>
/// <param name="modules">The shell's context.</param>
/// <param name="table">The commands.</param>
internal sealed class ArgumentWords(IModuleContext modules, CommandTable table)
{
    /// <summary>The words for the start of a command (null), or for an argument of the command named.</summary>
    public IEnumerable<string> For(string? verb) => verb switch
    {
        null or "help" => table.Names,
        "start" or "stop" or "unload" or "reload" or "revert" or "depends" or "modules" => ModuleNames(),
        "load" or "inspect" => modules.Get<IBootFiles>()?.Names ?? [],
        "slots" => Contracts(),
        "config" => Configuration(),
        _ => [],
    };

    private List<string> ModuleNames()
    {
        var names = new List<string>();
        foreach (ModuleInformation module in modules.Get<ISysModManager>()?.List() ?? [])
        {
            names.Add(module.Metadata.Name);
        }

        return names;
    }

    private HashSet<string> Contracts()
    {
        var names = new HashSet<string>();
        foreach (SlotInformation slot in modules.Get<ISysModManager>()?.ListSlots() ?? [])
        {
            _ = names.Add(slot.Contract);
        }

        return names;
    }

    private List<string> Configuration()
    {
        var words = new List<string> { "get", "list", "set" };
        if (modules.Get<ICfgManager>() is { } configuration)
        {
            foreach (string group in configuration.Groups)
            {
                foreach (string key in configuration.OpenGroup(group).Value.Keys)
                {
                    words.Add($"{group}.{key}");
                }
            }
        }

        return words;
    }
}
