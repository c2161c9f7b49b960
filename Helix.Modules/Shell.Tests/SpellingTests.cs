using Helix.Modules.Shell.Parsing;
using NUnit.Framework;

namespace Helix.Modules.Shell.Tests;

[TestFixture]
internal sealed class SpellingTests
{
    private static readonly string[] Words = ["help", "modules", "mem", "ps", "poweroff"];

    [TestCase("", "", 0)]
    [TestCase("mem", "mem", 0)]
    [TestCase("mem", "men", 1)]
    [TestCase("mem", "me", 1)]
    [TestCase("hlep", "help", 1)]
    [TestCase("kitten", "sitting", 3)]
    public void TheDistanceCountsEdits(string from, string to, int expected)
    {
        Assert.That(Spelling.Distance(from, to), Is.EqualTo(expected));
        Assert.That(Spelling.Distance(to, from), Is.EqualTo(expected));
    }

    [TestCase("hlep", "help")]
    [TestCase("modlues", "modules")]
    [TestCase("powerof", "poweroff")]
    [TestCase("mme", "mem")]
    [TestCase("xyzzy", null)]
    [TestCase("a", null)]
    public void TheNearestWordIsFound(string typed, string? expected) => Assert.That(Spelling.Nearest(typed, Words), Is.EqualTo(expected));
}
