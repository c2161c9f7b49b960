using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows what a module requires and who requires it.</summary>
[ShellCommand("depends", "module", "shows what a module requires, and who requires it")]
internal sealed class DependsCommand : IShellCommand
{
    private IReadOnlyList<ModuleInformation> _modules = [];
    private IConsole _console = null!;

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 1)
        {
            return Status.InvalidArgument;
        }

        _console = context.Console;
        _modules = context.Modules.Get<ISysModManager>()!.List();
        if (ModuleTable.Find(_modules, arguments[0]) is not { } module)
        {
            return Status.NotFound;
        }

        _console.WriteLine($"{Describe(module)} requires");
        WriteRequired(module, [module.Metadata.Name], "  ");
        _console.WriteLine($"{module.Metadata.Name} is required by");
        WriteDependents(module, [module.Metadata.Name], "  ");
        return Status.Ok;
    }

    private void WriteRequired(ModuleInformation module, List<string> chain, string indent)
    {
        foreach (string required in module.Requires)
        {
            string contract = ModuleTable.Contract(required);
            string need = required == contract ? contract : contract + " (optional)";
            List<ModuleInformation> providers = Providers(contract);
            if (providers.Count == 0)
            {
                _console.WriteLine($"{indent}{need}: nobody");
            }

            foreach (ModuleInformation provider in providers)
            {
                _console.WriteLine($"{indent}{need}: {Describe(provider)}{Circle(provider, chain)}");
                Follow(provider, chain, () => WriteRequired(provider, chain, indent + "  "));
            }
        }
    }

    private void WriteDependents(ModuleInformation module, List<string> chain, string indent)
    {
        foreach (ModuleInformation other in _modules)
        {
            foreach (string required in other.Requires)
            {
                string contract = ModuleTable.Contract(required);
                if (ModuleTable.Provides(module, contract))
                {
                    _console.WriteLine($"{indent}{Describe(other)} for {contract}{Circle(other, chain)}");
                    Follow(other, chain, () => WriteDependents(other, chain, indent + "  "));
                }
            }
        }
    }

    private static void Follow(ModuleInformation module, List<string> chain, System.Action write)
    {
        if (!chain.Contains(module.Metadata.Name))
        {
            chain.Add(module.Metadata.Name);
            write();
            chain.RemoveAt(chain.Count - 1);
        }
    }

    private static string Circle(ModuleInformation module, List<string> chain) =>
        chain.Contains(module.Metadata.Name) ? ", a circle: " + string.Join(" -> ", chain) + " -> " + module.Metadata.Name : "";

    private static string Describe(ModuleInformation module) => $"{module.Metadata.Name} {module.Metadata.Version}, {ModuleTable.State(module)}";

    private List<ModuleInformation> Providers(string contract)
    {
        var providers = new List<ModuleInformation>();
        foreach (ModuleInformation module in _modules)
        {
            if (ModuleTable.Provides(module, contract))
            {
                providers.Add(module);
            }
        }

        return providers;
    }
}
