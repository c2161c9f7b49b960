using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class IsoEditorTests
{
    [Test]
    public void Options_are_added_to_the_kernel_line()
        => Assert.That(
            IsoEditor.AddOptions("menuentry x {\n  multiboot2 /boot/helix console=both\n  boot\n}\n", "gc_stress=2"),
            Is.EqualTo("menuentry x {\n  multiboot2 /boot/helix console=both gc_stress=2\n  boot\n}\n"));

    [Test]
    public void A_configuration_without_kernel_is_an_error()
        => Assert.That(() => IsoEditor.AddOptions("boot\n", "x"), Throws.TypeOf<HelixException>());

    [TestCase("a'b")]
    [TestCase("$x")]
    [TestCase("a\nb")]
    public void Options_that_mean_something_to_GRUB_are_refused(string options)
        => Assert.That(() => IsoEditor.AddOptions("multiboot2 /k\n", options), Throws.TypeOf<HelixException>());
}
