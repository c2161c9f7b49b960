using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Building;
using Helix.Sdk.Cli.Emulation;
using Helix.Sdk.Cli.Modules;
using Helix.Sdk.Cli.Prerequisites;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix run</c>: boots the system in QEMU.</summary>
public sealed class RunCommand(CommandContext context)
{
    private readonly Option<string?> _exec = new("--exec")
    {
        Description = "Types these shell commands (separated by ;) at the prompt, prints the console, and exits with the kernel's status.",
        HelpName = "commands",
    };

    private readonly Option<int?> _timeout = new("--timeout") { Description = "Ends the guest after this many seconds (exit status 124).", HelpName = "seconds" };
    private readonly Option<int> _memory = new("--memory") { Description = "Memory of the machine.", HelpName = "MiB", DefaultValueFactory = _ => MachineDefaults.MemoryMiB };
    private readonly Option<int> _cpus = new("--cpus") { Description = "Processors of the machine.", HelpName = "count", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _iso = new("--iso") { Description = "Boots the ISO through BIOS and GRUB instead of starting the kernel directly." };
    private readonly Option<bool> _uefi = new("--uefi") { Description = "Boots the ISO through UEFI and GRUB." };
    private readonly Option<bool> _vmware = new("--vmware") { Description = "Writes a virtual machine for VMware and says how to start it." };
    private readonly Option<bool> _debug = new("--debug") { Description = "Stops before the first instruction until gdb connects." };
    private readonly Option<string?> _screenshot = new("--screenshot") { Description = "Saves the screen as PNG after the commands, or at the first prompt.", HelpName = "file.png" };
    private readonly Option<string> _append = new("--append") { Description = "Options for the kernel's command line.", HelpName = "options", DefaultValueFactory = _ => string.Empty };
    private readonly Option<string[]> _file = new("--file") { Description = "Has the boot loader put this file in memory, under its own name or another; may be repeated.", HelpName = "[name=]path" };
    private readonly Option<string?> _modules = new("--modules") { Description = "Makes these modules' files and has the boot loader put them in memory, for load and reload.", HelpName = "Name,..." };
    private readonly Option<string?> _display = new("--display") { Description = "Opens a window with the machine's screen: gtk (default) or sdl.", HelpName = "kind", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _noBuild = new("--no-build") { Description = "Takes the images as they are." };

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        _timeout.Validators.Add(result => RequireRange(result, _timeout, 1, 7 * 24 * 3600, "seconds"));
        _memory.Validators.Add(result => RequireRange(result, _memory, MachineDefaults.LeastMemoryMiB, MachineDefaults.MostMemoryMiB, "MiB"));
        _cpus.Validators.Add(result => RequireRange(result, _cpus, 1, MachineDefaults.MostCpus, "processors"));
        _display.AcceptOnlyFromAmong("gtk", "sdl");
        var command = new Command("run", "Boots Helix in QEMU, with its shell on this terminal.")
        {
            _exec, _timeout, _memory, _cpus, _iso, _uefi, _vmware, _debug, _screenshot, _append, _file, _modules, _display, _noBuild,
        };
        command.SetAction((result, cancellation) => ExecuteAsync(Read(result), cancellation));
        return command;
    }

    /// <summary>Reads the options.</summary>
    public RunOptions Read(ParseResult result) => new()
    {
        Commands = result.GetValue(_exec) is { } text ? GuestScript.Split(text) : null,
        Timeout = result.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        MemoryMiB = result.GetValue(_memory),
        Cpus = result.GetValue(_cpus),
        Medium = result.GetValue(_uefi) ? BootMedium.IsoUefi : result.GetValue(_iso) ? BootMedium.IsoBios : BootMedium.Kernel,
        ForVmware = result.GetValue(_vmware),
        WaitsForDebugger = result.GetValue(_debug),
        Screenshot = result.GetValue(_screenshot),
        KernelOptions = result.GetValue(_append)!,
        Files = result.GetValue(_file) is { Length: > 0 } files ? files : [],
        Modules = result.GetValue(_modules)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        Display = result.GetResult(_display) is null ? null : result.GetValue(_display) ?? "gtk",
        SkipsBuild = result.GetValue(_noBuild),
    };

    private static void RequireRange<T>(OptionResult result, Option<T> option, int least, int most, string unit)
    {
        if (!int.TryParse(result.Tokens.Count == 1 ? result.Tokens[0].Value : null, out var value))
        {
            return;
        }

        if (value < least || value > most)
        {
            result.AddError($"{option.Name} {value}: it takes {least} to {most} {unit}.");
        }
    }

    private async Task<int> ExecuteAsync(RunOptions options, CancellationToken cancellation)
    {
        await context.InstallAsync(NeededFor(options), cancellation);
        if (!options.SkipsBuild)
        {
            await context.Builder.BuildAsync(BuildScope.Image, cancellation);
        }

        if (options.ForVmware)
        {
            return new VmwareMachine(context).Write(options);
        }

        RequireImages(options);
        options = await AddModulesAsync(options, cancellation);
        return await new GuestRunner(context).RunAsync(options, cancellation);
    }

    private async Task<RunOptions> AddModulesAsync(RunOptions options, CancellationToken cancellation)
    {
        var builder = new ModuleBuilder(context.Processes, context.Workspace.Kernel);
        List<string> files = [.. options.Files];
        foreach (var name in options.Modules)
        {
            var project = ModuleProject.Find(context.Workspace, name);
            var file = await builder.BuildAsync(project, cancellation);
            files.Add($"modules/{project.Name}.hmod={file.Path}");
        }

        return options with { Files = files.Count > 0 ? files : [] };
    }

    private static List<Prerequisite> NeededFor(RunOptions options)
    {
        List<Prerequisite> needed = [];
        if (!options.SkipsBuild)
        {
            needed.AddRange(PrerequisiteCatalog.Build);
        }

        if (options.ForVmware)
        {
            return needed;
        }

        needed.AddRange(PrerequisiteCatalog.Emulator);
        if (options.Medium != BootMedium.Kernel && options.NeedsOwnIso)
        {
            needed.AddRange(PrerequisiteCatalog.Build);
        }

        if (options.Medium == BootMedium.IsoUefi)
        {
            needed.AddRange(PrerequisiteCatalog.Uefi);
        }

        if (options.Display is not null)
        {
            needed.AddRange(PrerequisiteCatalog.Display);
        }

        if (options.WaitsForDebugger)
        {
            needed.AddRange(PrerequisiteCatalog.Debugger);
        }

        return needed;
    }

    private void RequireImages(RunOptions options)
    {
        var image = options.Medium == BootMedium.Kernel ? context.Workspace.Kernel : context.Workspace.Iso;
        if (!File.Exists(image))
        {
            throw new HelixException(
                $"there is no {context.Workspace.Show(image)}",
                options.SkipsBuild ? "Run it without --no-build." : "The build did not make it; run: ./helix build");
        }
    }
}
