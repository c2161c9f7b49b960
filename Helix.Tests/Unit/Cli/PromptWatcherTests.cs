using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class PromptWatcherTests
{
    [TestCase("booting\r\nhelix> ")]
    [TestCase("helix> ")]
    [TestCase("x\r\n\u001b[1;32mhelix> \u001b[0m")]
    [TestCase("x\r\n\r\u001b[Khelix> ")]
    [TestCase("old text\rhelix> ")]
    public void The_prompt_is_seen(string output) => Assert.That(IsReached(Fed(output), -1), Is.True);

    [TestCase("helix>")]
    [TestCase("helix> ec")]
    [TestCase("say helix> ")]
    [TestCase("helix> \r\n")]
    public void Other_text_is_not_the_prompt(string output) => Assert.That(IsReached(Fed(output), -1), Is.False);

    [Test]
    public void The_prompt_in_pieces_is_seen()
    {
        var watcher = Fed("hel");
        var reached = watcher.WaitAsync(-1, CancellationToken.None);
        Feed(watcher, "ix");
        Assert.That(reached.IsCompleted, Is.False);
        Feed(watcher, "> ");
        Assert.That(() => reached.IsCompleted, Is.True.After(2000, 10));
    }

    [Test]
    public void A_redrawn_prompt_of_the_same_line_does_not_answer_a_command()
    {
        var watcher = Fed("helix> ");
        var lines = watcher.Lines;
        Feed(watcher, "\rhelix> h\rhelix> ");
        Assert.That(IsReached(watcher, lines), Is.False);
        Feed(watcher, "help\r\ntext\r\nhelix> ");
        Assert.That(IsReached(watcher, lines), Is.True);
    }

    [Test]
    public void Lines_are_reported_without_escapes()
    {
        List<string> lines = [];
        var watcher = new PromptWatcher { LineEnded = lines.Add };
        Feed(watcher, "\u001b[31mone\u001b[0m\r\ntwo\npro\rthree\r\n");
        Assert.That(lines, Is.EqualTo(["one\r", "two", "three\r"]).Using<string>((a, b) => a.TrimEnd('\r') == b.TrimEnd('\r')));
    }

    [Test]
    public void The_end_of_the_guest_ends_the_wait()
    {
        var watcher = Fed("panic!\r\n");
        var reached = watcher.WaitAsync(-1, CancellationToken.None);
        watcher.End();
        Assert.That(async () => await reached, Throws.TypeOf<HelixException>());
        Assert.That(async () => await watcher.WaitAsync(-1, CancellationToken.None), Throws.TypeOf<HelixException>());
    }

    private static bool IsReached(PromptWatcher watcher, long afterLine)
        => watcher.WaitAsync(afterLine, CancellationToken.None).Wait(50);

    private static PromptWatcher Fed(string output)
    {
        var watcher = new PromptWatcher();
        Feed(watcher, output);
        return watcher;
    }

    private static void Feed(PromptWatcher watcher, string output) => watcher.Feed(Encoding.ASCII.GetBytes(output));
}
