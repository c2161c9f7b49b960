using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Images;

namespace Helix.Sdk.Cli.Emulation;

/// <summary>Makes an ISO that passes other options and files to the kernel than the one that a build makes.</summary>
public static class IsoVariant
{
    private const string RefusedAnywhere = "'\\$";
    private const string RefusedUnquoted = ";|&<>{}#";

    /// <summary>Makes it beside the ordinary one.</summary>
    /// <param name="workspace">The tree, with a kernel that has been built.</param>
    /// <param name="options">The kernel's command line.</param>
    /// <param name="files">The files that the boot loader puts in memory.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="HelixException">The options cannot stand in GRUB's configuration, or a tool fails.</exception>
    public static string Make(Workspace workspace, string options, IReadOnlyCollection<BootFile> files)
    {
        Check(options);
        var kernel = Path.ChangeExtension(workspace.Kernel, ".bin");
        var output = Path.Combine(workspace.Images, "helix-options.iso");
        if (!File.Exists(kernel))
        {
            throw new HelixException($"there is no {workspace.Show(kernel)}", "Run: ./helix iso");
        }

        try
        {
            IsoImage.Make(kernel, options, files, output);
        }
        catch (BuildFailureException failure)
        {
            throw new HelixException(failure.Message);
        }

        return output;
    }

    /// <summary>Refuses what GRUB would not pass on as it is.</summary>
    /// <exception cref="HelixException">The options have such a character.</exception>
    public static void Check(string options)
    {
        var unquoted = string.Concat(options.Split('"').Where((_, index) => index % 2 == 0));
        if (options.Any(c => char.IsControl(c) || RefusedAnywhere.Contains(c)) || unquoted.Any(RefusedUnquoted.Contains))
        {
            throw new HelixException(
                $"the kernel options «{options}» have a character that means something to GRUB",
                $"Leave out {RefusedAnywhere}, and put {RefusedUnquoted} in double quotes.");
        }
    }
}
