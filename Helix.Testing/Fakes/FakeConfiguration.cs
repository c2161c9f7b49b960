using System;
using System.Collections.Generic;
using Helix.Interfaces.Configuration;

namespace Helix.Testing.Fakes;

/// <summary>A module's configuration group.</summary>
public sealed class FakeConfiguration : ICfgGroup
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a group.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="settings"><c>key=value</c> or <c>key</c>, separated by blanks, without the group's name.</param>
    public FakeConfiguration(string name, string settings)
    {
        Name = name;
        foreach (string setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = setting.IndexOf('=');
            Set(equals < 0 ? setting : setting[..equals], equals < 0 ? "" : setting[(equals + 1)..]);
        }
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> Keys => [.. _values.Keys];

    /// <inheritdoc />
    public string? Find(string key) => _values.TryGetValue(key, out string? value) ? value : null;

    /// <summary>Sets a value; the module sees it when it next asks.</summary>
    public void Set(string key, string value) => _values[key] = value;
}
