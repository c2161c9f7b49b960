using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>Head of the list of free entries for each kind of handle.</summary>
[InlineArray(HandleTable.KindCount)]
internal struct HandleFreeLists
{
    private ulong _first;
}
