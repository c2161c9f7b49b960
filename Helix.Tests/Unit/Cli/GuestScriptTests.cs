using Helix.Sdk.Cli.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class GuestScriptTests
{
    [Test]
    public void Commands_are_split_at_semicolons_and_lines()
        => Assert.That(GuestScript.Split(" help ; echo a b;\n;mem\npoweroff"), Is.EqualTo(["help", "echo a b", "mem", "poweroff"]));

    [Test]
    public void Quoted_semicolons_stay()
        => Assert.That(GuestScript.Split("echo \"a; 'b\"; echo 'c;d'"), Is.EqualTo(["echo \"a; 'b\"", "echo 'c;d'"]));

    [Test]
    public void Nothing_gives_nothing() => Assert.That(GuestScript.Split(" ; "), Is.Empty);
}
