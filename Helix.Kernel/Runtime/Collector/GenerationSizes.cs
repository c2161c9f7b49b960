using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>Four figures for each of the five generations that the class library knows.</summary>
[InlineArray(20)]
internal struct GenerationSizes
{
    private long _first;
}
