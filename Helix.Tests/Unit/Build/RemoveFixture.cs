using System.IO;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

/// <summary>Removes what the tests of this namespace compiled.</summary>
[SetUpFixture]
public sealed class RemoveFixture
{
    [OneTimeTearDown]
    public void Remove()
    {
        if (CompiledFixture.IsMade)
        {
            Directory.Delete(CompiledFixture.Instance.Directory, recursive: true);
        }
    }
}
