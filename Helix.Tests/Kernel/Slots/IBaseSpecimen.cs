using Helix.Interfaces.Modules;

namespace Helix.Tests.Kernel.Slots;

/// <summary>A contract that another one derives from.</summary>
[Contract(0x7F01, "BaseSpecimen", "1.0.0")]
public interface IBaseSpecimen
{
    /// <summary>The first function.</summary>
    [Function(0x00)]
    int First();
}
