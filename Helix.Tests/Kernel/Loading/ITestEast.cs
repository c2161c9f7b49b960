using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Loading;

/// <summary>The contract of the same name in the test module Circle: manifests are compared by names.</summary>
[Contract(0x7E30, "TestEast", "1.0.0")]
public interface ITestEast
{
    /// <summary>Does nothing.</summary>
    [Function(0x00)]
    Status Go();
}
