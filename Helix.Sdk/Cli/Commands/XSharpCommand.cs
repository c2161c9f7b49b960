using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Prerequisites;
using Helix.Sdk.XSharp;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix xsharp</c>: compiles an X# file.</summary>
public sealed class XSharpCommand(CommandContext context)
{
    private readonly Argument<FileInfo> _input = new("file.xs") { Description = "The X# source." };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "The NASM source (.asm) or object (.o) to write; beside the source by default.", HelpName = "file" };
    private readonly Option<string> _bits = new("--bits") { Description = "Word size at the head of the file.", DefaultValueFactory = _ => "64" };

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        _bits.AcceptOnlyFromAmong("16", "32", "64");
        var command = new Command("xsharp", "Compiles an X# file to NASM source or to an object with line information.") { _input, _output, _bits };
        command.SetAction((result, cancellation) => ExecuteAsync(
            result.GetValue(_input)!, result.GetValue(_output), int.Parse(result.GetValue(_bits)!, CultureInfo.InvariantCulture), cancellation));
        return command;
    }

    private async Task<int> ExecuteAsync(FileInfo input, string? output, int bits, CancellationToken cancellation)
    {
        if (Path.GetExtension(output) == ".o")
        {
            await context.InstallAsync([PrerequisiteCatalog.Assembler], cancellation);
        }

        return XSharpTool.Run(input.FullName, output, new XSharpOptions { Bits = bits }, Console.Error);
    }
}
