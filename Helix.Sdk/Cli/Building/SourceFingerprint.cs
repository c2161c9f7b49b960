using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace Helix.Sdk.Cli.Building;

/// <summary>A number that changes when any file that a build reads changes.</summary>
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

    /// <summary>Computes the fingerprint of a tree.</summary>
    public static string Compute(Workspace workspace)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, new DirectoryInfo(workspace.Root));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, DirectoryInfo folder)
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
                    Add(hash, child);
                }
            }
            else if (entry is FileInfo file && !SkippedExtensions.Contains(file.Extension))
            {
                var line = FormattableString.Invariant($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n");
                hash.AppendData(Encoding.UTF8.GetBytes(line));
            }
        }
    }
}
