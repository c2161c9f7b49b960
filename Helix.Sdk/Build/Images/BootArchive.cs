using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;

namespace Helix.Sdk.Build.Images;

/// <summary>Makes the archive of boot files: ustar, which the kernel reads in <c>Core/BootFiles</c>.</summary>
public static class BootArchive
{
    /// <summary>Writes an archive. The same files give the same bytes.</summary>
    /// <param name="files">What it holds.</param>
    /// <param name="output">The file to write.</param>
    /// <exception cref="BuildFailureException">Two files have one name.</exception>
    public static void Write(IReadOnlyCollection<BootFile> files, string output)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var writer = new TarWriter(File.Create(output), TarEntryFormat.Ustar);
        foreach (BootFile file in files)
        {
            if (!names.Add(file.Name))
            {
                throw new BuildFailureException($"two boot files are called '{file.Name}'");
            }

            using FileStream content = File.OpenRead(file.Path);
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, file.Name)
            {
                DataStream = content,
                ModificationTime = DateTimeOffset.UnixEpoch,
            });
        }
    }
}
