using System.Collections.Generic;

namespace Helix.Interfaces.Configuration;

/// <summary>The values of one group. Nothing here blocks; not for interrupt handlers.</summary>
public interface ICfgGroup
{
    /// <summary>The name of the group; empty for the root.</summary>
    string Name { get; }

    /// <summary>The text of a value; null if it is not set, empty if it was given without a value.</summary>
    string? Find(string key);

    /// <summary>The keys that are set, in order.</summary>
    IReadOnlyList<string> Keys { get; }
}
