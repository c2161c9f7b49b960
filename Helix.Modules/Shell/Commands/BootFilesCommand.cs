using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Lists the files that the boot loader brought.</summary>
[ShellCommand("bootfiles", "", "lists the files that the boot loader brought, with size and checksum (CRC-32C)")]
internal sealed class BootFilesCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
        {
            return Status.InvalidArgument;
        }

        IBootFiles files = context.Modules.Get<IBootFiles>()!;
        var table = new TextTable();
        foreach (string name in files.Names)
        {
            ReadOnlyMemory<byte> content = files.Open(name).Value;
            table.Add(Units.Size(content.Length), Checksum.Of(content.Span).ToString("x8", CultureInfo.InvariantCulture), name);
        }

        table.WriteTo(context.Console);
        return Status.Ok;
    }
}
