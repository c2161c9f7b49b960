using Helix.Sdk.Build;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

public sealed class ArgumentsTests
{
    [Test]
    public void ListsAreSplitAndTrimmed()
    {
        var arguments = new Arguments(["--objects", "a.o; b.o;;c.o"]);
        Assert.That(arguments.List("objects"), Is.EqualTo(new[] { "a.o", "b.o", "c.o" }));
        Assert.That(arguments.List("missing"), Is.Empty);
    }

    [Test]
    public void WhatIsMissingIsNamed()
    {
        Assert.That(() => new Arguments(["--output"]), Throws.TypeOf<BuildFailureException>().With.Message.Contains("--output"));
        Assert.That(() => new Arguments([]).Required("ilc"), Throws.TypeOf<BuildFailureException>().With.Message.Contains("--ilc"));
    }
}
