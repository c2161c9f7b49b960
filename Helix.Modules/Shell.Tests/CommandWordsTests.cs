using System.Collections.Generic;
using System.Linq;
using Helix.Modules.Shell.Parsing;
using NUnit.Framework;

namespace Helix.Modules.Shell.Tests;

[TestFixture]
internal sealed class CommandWordsTests
{
    [TestCase("", "")]
    [TestCase("   ", "")]
    [TestCase(";;", "")]
    [TestCase("echo a  b", "echo|a|b")]
    [TestCase("a;b", "a / b")]
    [TestCase("a ; b c ;", "a / b|c")]
    [TestCase("echo \"a  b;c\"", "echo|a  b;c")]
    [TestCase("echo 'a \"b\"'", "echo|a \"b\"")]
    [TestCase("echo \"a\\\"b\\\\c\\d\"", "echo|a\"b\\c\\d")]
    [TestCase("echo ''", "echo|")]
    [TestCase("echo a'b c'd", "echo|ab cd")]
    public void ALineIsSplit(string line, string expected)
    {
        Assert.That(CommandWords.TrySplit(line, out IReadOnlyList<IReadOnlyList<string>> commands));
        Assert.That(string.Join(" / ", commands.Select(words => string.Join("|", words))), Is.EqualTo(expected));
    }

    [TestCase("echo \"a")]
    [TestCase("echo 'a; b")]
    [TestCase("echo \"a\\\"")]
    public void AnOpenQuotationMarkIsAnError(string line)
    {
        Assert.That(CommandWords.TrySplit(line, out IReadOnlyList<IReadOnlyList<string>> commands), Is.False);
        Assert.That(commands, Is.Empty);
    }
}
