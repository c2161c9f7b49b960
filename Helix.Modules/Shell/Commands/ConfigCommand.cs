using System.Collections.Generic;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows and sets the configuration.</summary>
[ShellCommand("config", "[list [group] | get name | set name value]", "shows and sets values, named group.key or key")]
internal sealed class ConfigCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        ICfgManager configuration = context.Modules.Get<ICfgManager>()!;
        return arguments switch
        {
            [] or ["list"] => ListAll(context.Console, configuration),
            ["list", var group] => ListGroup(context.Console, configuration, group),
            ["get", var name] => Get(context.Console, configuration, name),
            ["set", var name, var value] => Set(context, configuration, name, value),
            _ => Status.InvalidArgument,
        };
    }

    private static Status ListAll(IConsole console, ICfgManager configuration)
    {
        List(console, configuration.Root);
        foreach (string group in configuration.Groups)
        {
            _ = ListGroup(console, configuration, group);
        }

        return Status.Ok;
    }

    private static Status ListGroup(IConsole console, ICfgManager configuration, string name)
    {
        if (!configuration.OpenGroup(name).TryGet(out ICfgGroup? group) || group.Keys.Count == 0)
        {
            return Status.NotFound;
        }

        List(console, group);
        return Status.Ok;
    }

    private static void List(IConsole console, ICfgGroup group)
    {
        string prefix = group.Name.Length > 0 ? group.Name + "." : "";
        foreach (string key in group.Keys)
        {
            console.WriteLine($"{prefix}{key}={group.Find(key)}");
        }
    }

    private static Status Get(IConsole console, ICfgManager configuration, string name)
    {
        (string groupName, string key) = Split(name);
        ICfgGroup? group = groupName.Length == 0 ? configuration.Root : configuration.OpenGroup(groupName).Or(null!);
        if (group?.Find(key) is not { } value)
        {
            return Status.NotFound;
        }

        console.WriteLine(value);
        return Status.Ok;
    }

    private static Status Set(ICommandContext context, ICfgManager configuration, string name, string value)
    {
        (string group, string key) = Split(name);
        return group == "provider"
            ? context.Modules.Get<ISysModManager>()!.ChooseProvider(key, value)
            : configuration.Set(group, key, value);
    }

    private static (string Group, string Key) Split(string name)
    {
        int point = name.IndexOf('.');
        return point < 0 ? ("", name) : (name[..point], name[(point + 1)..]);
    }
}
