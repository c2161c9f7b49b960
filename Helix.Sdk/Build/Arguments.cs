using System;
using System.Collections.Generic;

namespace Helix.Sdk.Build;

/// <summary>The options of a command: pairs of <c>--name value</c>; lists are separated by semicolons, as MSBuild writes them.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Reads options.</summary>
    /// <param name="words">The words of the command line behind the command.</param>
    /// <exception cref="BuildFailureException">The words are not pairs of an option and its value.</exception>
    public Arguments(ReadOnlySpan<string> words)
    {
        for (int i = 0; i < words.Length; i += 2)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == words.Length)
            {
                throw new BuildFailureException($"'{words[i]}' is not an option with a value");
            }

            _values[words[i][2..]] = words[i + 1];
        }
    }

    /// <summary>An option that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="BuildFailureException">It is missing.</exception>
    public string Required(string name) => Optional(name) ?? throw new BuildFailureException($"the option --{name} is missing");

    /// <summary>An option that may be missing.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value, or null.</returns>
    public string? Optional(string name) => _values.GetValueOrDefault(name);

    /// <summary>A list; empty when the option is missing.</summary>
    /// <param name="name">The option's name.</param>
    /// <returns>The list's elements.</returns>
    public string[] List(string name) => _values.TryGetValue(name, out string? value)
        ? value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [];
}
