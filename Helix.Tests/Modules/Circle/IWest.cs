using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Modules.Circle;

/// <summary>The other half of a circle of requirements.</summary>
[Contract(0x7E31, "TestWest", "1.0.0")]
public interface IWest
{
    /// <summary>Does nothing.</summary>
    /// <returns><see cref="Status.Ok"/>.</returns>
    [Function(0x00)]
    Status Go();
}
