using Helix.Interfaces.Modules;

namespace Helix.Tests.Kernel.Slots;

/// <summary>A contract that derives from another.</summary>
[Contract(0x7F02, "DerivedSpecimen", "1.0.0")]
public interface IDerivedSpecimen : IBaseSpecimen
{
    /// <summary>The second function.</summary>
    [Function(0x01)]
    int Second();
}
