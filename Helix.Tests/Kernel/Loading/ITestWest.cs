using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Loading;

/// <summary>The contract of the same name in the test module Circle: manifests are compared by names.</summary>
[Contract(0x7E31, "TestWest", "1.0.0")]
public interface ITestWest
{
    /// <summary>Does nothing.</summary>
    [Function(0x00)]
    Status Go();
}
