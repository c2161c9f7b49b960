using System.IO;
using Helix.Sdk.Cli.Emulation;

namespace Helix.Sdk.Cli.Commands;

/// <summary>Writes the virtual machine for VMware and says how to start it.</summary>
public sealed class VmwareMachine(CommandContext context)
{
    /// <summary>Writes it next to the ISO.</summary>
    public int Write(RunOptions options)
    {
        var workspace = context.Workspace;
        if (!File.Exists(workspace.Iso))
        {
            throw new HelixException($"there is no {workspace.Show(workspace.Iso)}", "Run: ./helix iso");
        }

        if (options.Files.Count > 0 || options.Modules.Count > 0)
        {
            throw new HelixException(
                "--file and --modules do not go with --vmware", "Build the ISO with the files: dotnet build Helix.Kernel/Boot -p:HelixBootFiles=name=path");
        }

        if (options.KernelOptions.Length > 0)
        {
            throw new HelixException("--append does not go with --vmware", "Press e in GRUB's menu to edit the kernel's options.");
        }

        File.WriteAllText(workspace.VirtualMachine, VmxFile.Create(options));
        context.Reporter.Info($"Wrote {workspace.Show(workspace.VirtualMachine)}. Start it with one of:");
        context.Reporter.Plain($"  vmrun start {workspace.Show(workspace.VirtualMachine)}");
        context.Reporter.Plain($"  vmplayer {workspace.Show(workspace.VirtualMachine)}");
        context.Reporter.Info("or open it in VMware Workstation (File, Open). Its first serial port goes to helix-serial.log beside it,");
        context.Reporter.Info("its second one is the socket helix-link there, for ./helix push --link and its like.");
        return ExitCodes.Success;
    }
}
