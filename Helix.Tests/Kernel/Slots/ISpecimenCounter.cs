using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Slots;

/// <summary>A contract for calls by the thousand.</summary>
[Contract(0x7F03, "SpecimenCounter", "1.0.0")]
public interface ISpecimenCounter
{
    /// <summary>Books a call.</summary>
    /// <param name="caller">Who calls, from 0.</param>
    /// <param name="number">One more than in the call before.</param>
    [Function(0x00)]
    Status Count(int caller, int number);
}
