using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace Helix.Sdk.Cli.Building;

/// <summary>Numbers that change when any file that a build reads changes.</summary>
/// <remarks>
/// Names, sizes and times of all files but documents and results. Reading them takes some milliseconds, where MSBuild
/// needs seconds to find that it has nothing to do.
/// </remarks>
public static class SourceFingerprint
{
    private static readonly HashSet<string> SkippedFolders = new(StringComparer.Ordinal)
    {
        "artifacts", "bin", "obj", "docs", "TestResults",
    };

    private static readonly HashSet<string> SkippedExtensions = new(StringComparer.OrdinalIgnoreCase) { ".md", ".user" };

    // What says which packages a project needs, and where they come from.
    private static readonly HashSet<string> ProjectExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".sln", ".csproj", ".props", ".targets", ".json", ".config",
    };

    /// <summary>The fingerprint of all sources of a tree.</summary>
    public static string OfSources(Workspace workspace) => Compute(workspace, static file => !SkippedExtensions.Contains(file.Extension));

    /// <summary>The fingerprint of its projects, without what they compile.</summary>
    public static string OfProjects(Workspace workspace) => Compute(workspace, static file => ProjectExtensions.Contains(file.Extension));

    private static string Compute(Workspace workspace, Func<FileInfo, bool> counts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, new DirectoryInfo(workspace.Root), counts);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, DirectoryInfo folder, Func<FileInfo, bool> counts)
    {
        var entries = folder.GetFileSystemInfos();
        Array.Sort(entries, (left, right) => string.CompareOrdinal(left.Name, right.Name));
        foreach (var entry in entries)
        {
            if (entry.Name.StartsWith('.') && entry.Name != ".editorconfig")
            {
                continue;
            }

            if (entry is DirectoryInfo child)
            {
                if (!SkippedFolders.Contains(child.Name))
                {
                    Add(hash, child, counts);
                }
            }
            else if (entry is FileInfo file && counts(file))
            {
                var line = FormattableString.Invariant($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n");
                hash.AppendData(Encoding.UTF8.GetBytes(line));
            }
        }
    }
}
