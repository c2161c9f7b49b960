using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Lists the modules, or explains one.</summary>
[ShellCommand("modules", "[name]", "lists the modules, or explains one")]
internal sealed class ModulesCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 1)
        {
            return Status.InvalidArgument;
        }

        IReadOnlyList<ModuleInformation> modules = context.Modules.Get<ISysModManager>()!.List();
        return arguments.Count == 0 ? ListAll(context.Console, modules) : Explain(context.Console, modules, arguments[0]);
    }

    private static Status ListAll(IConsole console, IReadOnlyList<ModuleInformation> modules)
    {
        var table = new TextTable();
        table.Add("NAME", "VERSION", "STATE", "FROM", "FAULTS", "PROVIDES");
        foreach (ModuleInformation module in modules)
        {
            table.Add(
                module.Metadata.Name,
                module.Metadata.Version.ToString(),
                ModuleTable.State(module),
                ModuleTable.Origin(module),
                module.Faults.ToString(CultureInfo.InvariantCulture),
                string.Join(" ", module.Provides));
        }

        table.WriteTo(console);
        return Status.Ok;
    }

    private static Status Explain(IConsole console, IReadOnlyList<ModuleInformation> modules, string name)
    {
        if (ModuleTable.Find(modules, name) is not { } module)
        {
            return Status.NotFound;
        }

        Explain(console, module);
        return Status.Ok;
    }

    private static void Explain(IConsole console, ModuleInformation module)
    {
        var table = new TextTable();
        ModuleMetadata metadata = module.Metadata;
        table.Add("name", $"{metadata.Name} {metadata.Version}, number 0x{metadata.Id:x8}");
        table.Add("description", metadata.Description);
        table.Add("author", $"{metadata.Author}, {metadata.Licence}");
        table.Add("flags", Flags(metadata.Flags));
        table.Add("state", ModuleTable.State(module));
        table.Add("from", ModuleTable.Origin(module));
        table.Add("faults", string.Create(CultureInfo.InvariantCulture, $"{module.Faults}, replaced {module.Replacements} times"));
        table.Add("provides", string.Join(" ", module.Provides));
        table.Add("requires", string.Join(" ", module.Requires));
        table.Add("detail", module.Detail);
        table.WriteTo(console);
    }

    private static string Flags(ModuleFlags flags)
    {
        (ModuleFlags Flag, string Name)[] names =
        [
            (ModuleFlags.KernelSpace, "kernel-space"),
            (ModuleFlags.UserSpace, "user-space"),
            (ModuleFlags.HotReloadable, "hot-reloadable"),
            (ModuleFlags.Essential, "essential"),
            (ModuleFlags.OnDemand, "on-demand"),
        ];
        var set = new List<string>();
        foreach ((ModuleFlags flag, string name) in names)
        {
            if ((flags & flag) != 0)
            {
                set.Add(name);
            }
        }

        return string.Join(" ", set);
    }
}
