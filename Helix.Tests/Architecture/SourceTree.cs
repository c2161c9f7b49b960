using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;

namespace Helix.Tests.Architecture;

/// <summary>The tree of sources, from the folder of Helix.sln downwards, without results of builds.</summary>
public static class SourceTree
{
    private static readonly string[] Skipped = ["artifacts", "bin", "obj", "TestResults"];

    /// <summary>The folder of Helix.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every project.</summary>
    public static IReadOnlyList<ProjectFile> Projects { get; } = [.. Files("*.csproj").Select(ProjectFile.Read)];

    /// <summary>Every C# source.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } = [.. Files("*.cs").Select(SourceFile.Read)];

    /// <summary>Paths of files, relative to the root, with forward slashes, in order.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        Walk(Root, pattern).Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Walk(string folder, string pattern)
    {
        foreach (string file in Directory.EnumerateFiles(folder, pattern))
        {
            yield return file;
        }

        foreach (string inner in Directory.EnumerateDirectories(folder))
        {
            string name = Path.GetFileName(inner);
            if (name.StartsWith('.') || Skipped.Contains(name))
            {
                continue;
            }

            foreach (string file in Walk(inner, pattern))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        string[] starts = [TestContext.CurrentContext.TestDirectory, Environment.CurrentDirectory, Environment.GetEnvironmentVariable("HELIX_ROOT") ?? "/"];
        foreach (string start in starts)
        {
            for (string? folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Helix.sln")))
                {
                    return folder;
                }
            }
        }

        throw new DirectoryNotFoundException("no Helix.sln above the tests, nor here; HELIX_ROOT may name its folder");
    }
}
