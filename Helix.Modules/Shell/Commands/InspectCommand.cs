using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows what a module file says of itself.</summary>
[ShellCommand("inspect", "file", "shows what a module file says, without loading it")]
internal sealed class InspectCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 1)
        {
            return Status.InvalidArgument;
        }

        IBootFiles files = context.Modules.Get<IBootFiles>()!;
        Result<ReadOnlyMemory<byte>> file = files.Open(arguments[0]);
        file = file.IsOk ? file : files.Open($"modules/{arguments[0]}.hmod");
        if (!file.IsOk)
        {
            return file.Status;
        }

        if (!ModuleFile.Read(file.Value, out ModuleFileError error).TryGet(out ModuleFile? module))
        {
            context.Console.WriteLine(error.Describe());
            return error.ToStatus();
        }

        Show(context.Console, module, file.Value.Length);
        return Status.Ok;
    }

    private static void Show(IConsole console, ModuleFile module, int sizeBytes)
    {
        ModuleManifest manifest = module.Manifest;
        ModuleMetadata metadata = manifest.Metadata;
        var table = new TextTable();
        table.Add("name", string.Create(CultureInfo.InvariantCulture, $"{metadata.Name} {metadata.Version}, number 0x{metadata.Id:x8}"));
        table.Add("description", metadata.Description);
        table.Add("author", $"{metadata.Author}, {metadata.Licence}");
        foreach (ManifestInterface provided in manifest.Provides)
        {
            table.Add("provides", $"{provided.Name} {provided.Version}");
        }

        foreach (ManifestDependency required in manifest.Requires)
        {
            table.Add("requires", $"{required.Name} {required.Range}{(required.Need == DependencyNeed.Optional ? ", optional" : "")}");
        }

        table.Add("after a fault", manifest.FaultPolicy.ToString().ToLowerInvariant());
        table.Add("for Helix", $"{manifest.Target}, build {Convert.ToHexStringLower(manifest.BuildId.Span)}");
        table.Add("signed", module.Signature.IsEmpty ? "no" : "yes");
        table.Add("size", Units.Size(sizeBytes));
        table.WriteTo(console);
    }
}
