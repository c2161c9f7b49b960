using System;
using System.Collections.Generic;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Configuration;

/// <summary>The configuration in memory. May be called from any thread.</summary>
public sealed class CfgManager : ICfgManager
{
    private readonly object _gate = new();
    private readonly SortedDictionary<string, CfgGroup> _groups = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes an empty configuration.</summary>
    public CfgManager() => Root = Group("");

    /// <summary>
    /// Hears of every value that is set, on the thread that set it, with group, key and value; its status is the answer to who set it,
    /// though the value is set.
    /// </summary>
    public Func<string, string, string, Status>? Changed { get; set; }

    /// <inheritdoc />
    public ICfgGroup Root { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> Groups
    {
        get
        {
            var names = new List<string>();
            lock (_gate)
            {
                foreach (KeyValuePair<string, CfgGroup> pair in _groups)
                {
                    if (pair.Key.Length > 0 && pair.Value.Keys.Count > 0)
                    {
                        names.Add(pair.Key);
                    }
                }
            }

            return names;
        }
    }

    /// <inheritdoc />
    public Result<ICfgGroup> OpenGroup(string name) =>
        name.Length == 0 ? Status.InvalidArgument : Result<ICfgGroup>.Success(Group(name));

    /// <inheritdoc />
    public Status Set(string group, string key, string value)
    {
        if (key.Length == 0)
        {
            return Status.InvalidArgument;
        }

        Group(group).Set(key, value);
        return Changed?.Invoke(group, key, value) ?? Status.Ok;
    }

    /// <summary>The group of that name, made if it is new.</summary>
    internal CfgGroup Group(string name)
    {
        lock (_gate)
        {
            if (!_groups.TryGetValue(name, out CfgGroup? group))
            {
                group = new CfgGroup(new string(name));
                _groups.Add(group.Name, group);
            }

            return group;
        }
    }
}
