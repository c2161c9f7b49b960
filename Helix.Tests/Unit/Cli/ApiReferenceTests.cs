using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Documentation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class ApiReferenceTests
{
    private static readonly string Made = ApiReference.Make();

    [Test]
    public void The_document_says_what_the_comments_say()
    {
        string path = ApiReference.PathIn(SourceTree.Find());
        Assert.That(File.Exists(path) && File.ReadAllText(path) == Made, Is.True, "docs/API.md is out of date; run: ./helix docs");
    }

    [Test]
    public void A_function_has_its_number_signature_and_rules()
    {
        Assert.That(Made, Does.Contain("## 10 BlockDev\n\n`Helix.Interfaces.Storage.IBlockDev`, version 1.0.0. Any device of numbered blocks"));
        Assert.That(Made, Does.Contain("### `10.0x02` Read\n\n`Status Read(long firstBlock, Span<byte> buffer)`, *blocks*\n\nReads blocks.\n\n* `firstBlock`: The first one, from 0.\n"));
        Assert.That(Made, Does.Contain("Returns: `Status.InvalidArgument` if the buffer is no whole number of blocks, `Status.OutOfRange`,"));
        Assert.That(Made, Does.Contain("`Result<ThreadId> PickNext(int cpu)`, *interrupt level*"));
    }

    [Test]
    public void User_functions_follow_those_of_the_system() =>
        Assert.That(Made.IndexOf("### User functions: `IFSManagerUser`"), Is.GreaterThan(Made.IndexOf("## 20 FSManager")).And.LessThan(Made.IndexOf("## 21 FileSystem")));

    [Test]
    public void Other_types_are_there_with_their_members()
    {
        Assert.That(Made, Does.Contain("### struct Result<T>\n"));
        Assert.That(Made, Does.Contain("| `Ok` = 0 | The call did what it says. |"));
        Assert.That(Made, Does.Contain("`T Get<T>(IModuleContext context)`"));
    }

    [Test]
    public void Every_function_is_explained() => Assert.That(Made, Does.Not.Match(@"\n### `\d+\.0x..`[^\n]*\n\n`[^\n]*\n\n(#|\z)"));

    [Test]
    public void Every_status_is_told()
    {
        string contracts = Made[..Made.IndexOf("\n## Helix.Interfaces.")];
        IEnumerable<string> silent = contracts.Split("\n### ")
            .Where(static function => Regex.IsMatch(function, @"^`\d+\.0x..`[^\n]*\n\n`(Status|Result<|ModuleOutcome|ReloadReport)") && !function.Contains("\nReturns: "))
            .Select(static function => function.Split('\n')[0]);
        Assert.That(silent, Is.Empty);
    }
}
