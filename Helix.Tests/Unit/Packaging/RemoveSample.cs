using System.IO;
using NUnit.Framework;

namespace Helix.Tests.Unit.Packaging;

/// <summary>Removes what the tests of this namespace made.</summary>
[SetUpFixture]
public sealed class RemoveSample
{
    [OneTimeTearDown]
    public void Remove()
    {
        if (SampleModule.IsMade)
        {
            Directory.Delete(SampleModule.Instance.Directory, recursive: true);
        }
    }
}
