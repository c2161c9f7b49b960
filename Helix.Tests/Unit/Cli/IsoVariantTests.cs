using System.IO;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class IsoVariantTests
{
    [TestCase("gc_stress=2 log.console=info")]
    [TestCase("shell.run=\"mem; ps\" x=1")]
    [TestCase("")]
    public void Ordinary_options_are_taken(string options) => Assert.That(() => IsoVariant.Check(options), Throws.Nothing);

    [TestCase("a'b")]
    [TestCase("$x")]
    [TestCase("a\nb")]
    [TestCase("a; b")]
    [TestCase("\"a\" }")]
    [TestCase("\"a$b\"")]
    public void Options_that_mean_something_to_GRUB_are_refused(string options)
        => Assert.That(() => IsoVariant.Check(options), Throws.TypeOf<HelixException>());

    [Test]
    public void A_kernel_that_is_missing_is_an_error()
        => Assert.That(
            () => IsoVariant.Make(new Workspace(Path.Combine(Path.GetTempPath(), "no-such-tree")), "x", []),
            Throws.TypeOf<HelixException>().With.Message.Contains("helix.bin"));
}
