using System;
using System.Collections.Generic;
using Helix.Interfaces.Configuration;

namespace Helix.Kernel.Core.Configuration;

/// <summary>The values of one group. May be called from any thread.</summary>
internal sealed class CfgGroup(string name) : ICfgGroup
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public string Name { get; } = name;

    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_values)
            {
                return new List<string>(_values.Keys);
            }
        }
    }

    public string? Find(string key)
    {
        lock (_values)
        {
            return _values.TryGetValue(key, out string? value) ? value : null;
        }
    }

    public void Set(string key, string value)
    {
        lock (_values)
        {
            // Copies: a literal belongs to the image of the module that set it, and would keep that in memory.
            _values[new string(key)] = new string(value);
        }
    }
}
