using Helix.Sdk.Build;
using Helix.Sdk.Build.Images;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

public sealed class HostToolTests
{
    [Test]
    public void AMissingProgramIsNamedWithItsPackage() => Assert.That(
        () => new HostTool("helix-no-such-program", "some-package").Run([]),
        Throws.TypeOf<BuildFailureException>().With.Message.Contains("apt-get install some-package"));

    [Test]
    public void AFailureTellsTheStatus() => Assert.That(
        () => new HostTool("false", "coreutils").Run([]),
        Throws.TypeOf<BuildFailureException>().With.Message.Contains("status 1"));
}
