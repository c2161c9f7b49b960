using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel;

/// <summary>
/// The cases of this assembly, and those that other assemblies in the image add by a generated module initialiser. May be called from any
/// thread.
/// </summary>
public static class KernelCaseCatalog
{
    private static readonly List<KernelCase> Known = [.. KernelCases.All];

    /// <summary>Adds cases.</summary>
    public static void Add(IEnumerable<KernelCase> cases)
    {
        lock (Known)
        {
            Known.AddRange(cases);
        }
    }

    /// <summary>Every case as of now, ordered by name, so that a run can be continued where it broke off.</summary>
    public static IReadOnlyList<KernelCase> Snapshot()
    {
        lock (Known)
        {
            KernelCase[] ordered = [.. Known];
            Array.Sort(ordered, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            return ordered;
        }
    }
}
