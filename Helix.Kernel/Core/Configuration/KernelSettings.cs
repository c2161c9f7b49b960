using System;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Logging;

namespace Helix.Kernel.Core.Configuration;

/// <summary>The kernel's own configuration: where it comes from, and the values that concern the log.</summary>
/// <param name="configuration">Holds the values.</param>
/// <param name="buffer">The log, which follows them.</param>
internal sealed class KernelSettings(CfgManager configuration, LogBuffer buffer)
{
    private const string LogGroup = "log";
    private const string LevelKey = "level";
    private const string DebugGroup = "debug";

    private readonly ILog _log = buffer.For("kernel");

    /// <summary>Reads the boot file <c>helix.cfg</c>, then the command line, which wins.</summary>
    public void Read(IBootFiles files, string commandLine)
    {
        if (files.Open(ConfigFile.Name).TryGet(out ReadOnlyMemory<byte> content))
        {
            ConfigFile.Read(content.Span, Set, Warn);
        }

        CommandLine.Read(commandLine, Set, Warn);
        buffer.MinimumLevel = Level(LevelKey, LogLevel.Information);
        foreach (string source in Group(DebugGroup).Keys)
        {
            if (SetSourceLevel(source, Group(DebugGroup).Find(source)!).IsError())
            {
                Warn($"debug.{source} is no level");
            }
        }
    }

    /// <summary>A value that is set while the system runs takes effect where it concerns the log.</summary>
    public Status Follow(string group, string key, string value)
    {
        if (string.Equals(group, DebugGroup, StringComparison.OrdinalIgnoreCase))
        {
            return SetSourceLevel(key, value);
        }

        bool isLevel = string.Equals(group, LogGroup, StringComparison.OrdinalIgnoreCase)
            && string.Equals(key, LevelKey, StringComparison.OrdinalIgnoreCase);
        if (!isLevel)
        {
            return Status.Ok;
        }

        bool isKnown = LogFormat.TryParse(value, out LogLevel level);
        buffer.MinimumLevel = isKnown ? level : buffer.MinimumLevel;
        return isKnown ? Status.Ok : Status.InvalidArgument;
    }

    /// <summary>A level of the group <c>log</c>.</summary>
    public LogLevel Level(string key, LogLevel fallback)
    {
        string? text = Group(LogGroup).Find(key);
        if (text is null)
        {
            return fallback;
        }

        if (LogFormat.TryParse(text, out LogLevel level))
        {
            return level;
        }

        Warn($"log.{key}: '{text}' is no level; using {LogFormat.Name(fallback)}");
        return fallback;
    }

    /// <summary>Whether a value of the group <c>log</c> is set.</summary>
    public bool HasLogValue(string key) => Group(LogGroup).Find(key) is not null;

    /// <summary>A switch.</summary>
    public bool Flag(string group, string key, bool fallback) =>
        Group(group).Find(key) is { } text && ConfigText.TryParse(text, out bool value) ? value : fallback;

    private Status SetSourceLevel(string source, string value)
    {
        if (!LogFormat.TryParse(value, out LogLevel level))
        {
            return Status.InvalidArgument;
        }

        buffer.SetLevel(source, level);
        return Status.Ok;
    }

    private ICfgGroup Group(string name) => configuration.OpenGroup(name).Value;

    private void Set(string group, string key, string value) => _ = configuration.Set(group, key, value);

    private void Warn(string message) => _log.Write(LogLevel.Warning, message);
}
