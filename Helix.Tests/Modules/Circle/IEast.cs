using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Modules.Circle;

/// <summary>One half of a circle of requirements.</summary>
[Contract(0x7E30, "TestEast", "1.0.0")]
public interface IEast
{
    /// <summary>Does nothing.</summary>
    /// <returns><see cref="Status.Ok"/>.</returns>
    [Function(0x00)]
    Status Go();
}
