using System.CommandLine;
using System.IO;
using System.Linq;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix clean</c>: removes everything that a build made.</summary>
public sealed class CleanCommand(CommandContext context)
{
    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var command = new Command("clean", "Removes everything that was built; the next build starts from nothing.");
        command.SetAction(_ => Execute());
        return command;
    }

    private int Execute()
    {
        var artifacts = new DirectoryInfo(context.Workspace.Artifacts);
        if (artifacts.Exists)
        {
            // This very program runs from there; Linux keeps its files until it ends.
            foreach (var entry in artifacts.EnumerateFileSystemInfos().ToArray())
            {
                if (entry is DirectoryInfo folder)
                {
                    folder.Delete(recursive: true);
                }
                else
                {
                    entry.Delete();
                }
            }
        }

        context.Reporter.Info($"removed {context.Workspace.Show(artifacts.FullName)}");
        return ExitCodes.Success;
    }
}
