using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Helix.Sdk.Cli.Modules;

/// <summary>Tells which modules' sources were saved. What comes in quick succession - an editor's several writes, several files - is told once.</summary>
public sealed class SourceWatcher : IDisposable
{
    private static readonly string[] Extensions = [".cs", ".csproj", ".spec"];
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    private readonly Channel<(ModuleProject Project, DateTime At)> _saved = Channel.CreateUnbounded<(ModuleProject, DateTime)>();
    private readonly List<FileSystemWatcher> _watchers = [];

    /// <summary>Begins to watch.</summary>
    public SourceWatcher(IEnumerable<ModuleProject> projects)
    {
        foreach (var project in projects)
        {
            var watcher = new FileSystemWatcher(project.Folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, change) => Note(project, change.FullPath);
            watcher.Created += (_, change) => Note(project, change.FullPath);
            watcher.Deleted += (_, change) => Note(project, change.FullPath);
            watcher.Renamed += (_, change) => Note(project, change.FullPath);
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    /// <summary>Waits for a save, and then until nothing is saved for a moment.</summary>
    /// <returns>The modules, each once, and when the first save was seen.</returns>
    public async Task<(IReadOnlyList<ModuleProject> Projects, DateTime SavedAt)> WaitAsync(CancellationToken cancellation)
    {
        var (first, savedAt) = await _saved.Reader.ReadAsync(cancellation);
        HashSet<ModuleProject> saved = [first];
        do
        {
            await Task.Delay(Quiet, cancellation);
        }
        while (Drain(saved));

        return ([.. saved.OrderBy(static project => project.File, StringComparer.Ordinal)], savedAt);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in _watchers)
        {
            watcher.Dispose();
        }
    }

    private bool Drain(HashSet<ModuleProject> saved)
    {
        var any = false;
        while (_saved.Reader.TryRead(out var save))
        {
            saved.Add(save.Project);
            any = true;
        }

        return any;
    }

    private void Note(ModuleProject project, string path)
    {
        var isHidden = Path.GetRelativePath(project.Folder, path).Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj" || part.StartsWith('.'));
        if (!isHidden && Extensions.Contains(Path.GetExtension(path)))
        {
            _saved.Writer.TryWrite((project, DateTime.UtcNow));
        }
    }
}
