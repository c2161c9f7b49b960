using System;
using System.Collections.Generic;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.BootFiles;

/// <summary>The files of all boot archives by name. Never changes once it is read.</summary>
public sealed class BootFileTable : IBootFiles
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _files = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    private BootFileTable()
    {
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Names => _names;

    /// <summary>
    /// Reads archives. A damaged one counts up to its damage, and of several files with one name the first; the log says so.
    /// </summary>
    /// <param name="archives">What the boot loader brought.</param>
    /// <param name="log">Hears what is wrong with them.</param>
    public static BootFileTable Read(IReadOnlyList<ReadOnlyMemory<byte>> archives, ILog log)
    {
        var table = new BootFileTable();
        for (int i = 0; i < archives.Count; i++)
        {
            var reader = new TarReader(archives[i]);
            while (reader.TryRead(out TarEntry entry))
            {
                table.Add(entry, log);
            }

            if (reader.Damage is { } damage)
            {
                log.Write(LogLevel.Error, $"archive {i} of the boot loader, at byte {reader.Position}: {damage}");
            }
        }

        return table;
    }

    /// <inheritdoc />
    public Result<ReadOnlyMemory<byte>> Open(string name) =>
        _files.TryGetValue(name, out ReadOnlyMemory<byte> content) ? content : Status.NotFound;

    private void Add(TarEntry entry, ILog log)
    {
        if (_files.TryAdd(entry.Name, entry.Content))
        {
            _names.Add(entry.Name);
        }
        else
        {
            log.Write(LogLevel.Warning, $"the boot loader brought '{entry.Name}' twice; the first counts");
        }
    }
}
