using System.IO;
using System.Runtime.CompilerServices;
using Helix.Sdk.Cli;

namespace Helix.Tests.Unit.Cli;

/// <summary>The tree that the tests were compiled from.</summary>
internal static class SourceTree
{
    public static Workspace Find()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(ThisFile())!);
        while (!File.Exists(Path.Combine(folder.FullName, "Helix.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no Helix.sln above the tests");
        }

        return new Workspace(folder.FullName);
    }

    // Deterministic builds may map paths; this tree does not.
    private static string ThisFile([CallerFilePath] string path = "") => path;
}
