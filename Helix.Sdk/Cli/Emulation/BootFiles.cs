using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Images;

namespace Helix.Sdk.Cli.Emulation;

/// <summary>The files that a boot loader puts in memory for a guest.</summary>
public static class BootFiles
{
    /// <summary>Reads what people wrote.</summary>
    /// <param name="texts">Paths, or <c>name=path</c>.</param>
    /// <exception cref="HelixException">A file is not there, or its name does not do.</exception>
    public static IReadOnlyList<BootFile> Read(IReadOnlyCollection<string> texts)
    {
        try
        {
            return [.. texts.Select(BootFile.Parse)];
        }
        catch (BuildFailureException failure)
        {
            throw new HelixException(failure.Message);
        }
    }

    /// <summary>Makes the archive that the emulator loads.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="HelixException">Two files have one name.</exception>
    public static string Archive(Workspace workspace, IReadOnlyCollection<BootFile> files)
    {
        var output = Path.Combine(workspace.Run, "files.tar");
        try
        {
            BootArchive.Write(files, output);
        }
        catch (BuildFailureException failure)
        {
            throw new HelixException(failure.Message);
        }

        return output;
    }
}
