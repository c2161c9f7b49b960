using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Console;
using Helix.Modules.Shell.Editing;
using NUnit.Framework;

namespace Helix.Tests.Unit.Modules;

[TestFixture]
internal sealed class LineEditorTests
{
    private static readonly string[] Commands = ["help", "mem", "modules", "poweroff"];

    private FakeTerminal _terminal = null!;
    private LineEditor _editor = null!;

    [SetUp]
    public void Start()
    {
        _terminal = new FakeTerminal();
        _editor = new LineEditor(_terminal, "> ", new Completer(verb => verb is null or "help" ? Commands : []));
    }

    [TestCase("abc", "", "abc")]
    [TestCase("abc", "L L x", "axbc")]
    [TestCase("abc", "H x", "xabc")]
    [TestCase("abc", "H E x", "abcx")]
    [TestCase("abc", "B", "ab")]
    [TestCase("abc", "L B", "ac")]
    [TestCase("abc", "H D", "bc")]
    [TestCase("abc", "H B", "abc")]
    [TestCase("abc", "D", "abc")]
    [TestCase("one two", "^w B", "one")]
    [TestCase("one two", "^a ^k", "")]
    [TestCase("one two", "^u", "")]
    [TestCase("one two", "CL x", "one xtwo")]
    [TestCase("one two", "H CR x", "onex two")]
    [TestCase("abc", "L ^k", "ab")]
    [TestCase("abc", "^b ^d", "ab")]
    [TestCase("abc", "^a ^f x", "axbc")]
    [TestCase("abc", "L L L L L R x", "axbc")]
    public void TheLineIsEditedAndShown(string typed, string keys, string expected)
    {
        Type(typed);
        Press(keys);
        Assert.That(Enter(), Is.EqualTo(expected));
        Assert.That(_terminal.Rows.First(), Is.EqualTo(("> " + expected).TrimEnd()));
    }

    [Test]
    public void TypingAtTheEndOnlyEchoes()
    {
        Type("hello");
        Enter();
        Assert.That(_terminal.CharactersWritten, Is.EqualTo("> hello\n".Length));
    }

    [Test]
    public void HistoryIsRecalledAndTheDraftKept()
    {
        Type("first");
        Enter();
        Type("second");
        Enter();
        Type("draft");
        Press("U U U Dn Dn");
        Assert.That(Enter(), Is.EqualTo("draft"));
        Press("U U U");
        Assert.That(Enter(), Is.EqualTo("first"));
    }

    [Test]
    public void BlankAndRepeatedLinesAreNotKept()
    {
        foreach (string line in new[] { "a", "a", "  ", "b" })
        {
            Type(line);
            Enter();
        }

        Press("U U");
        Assert.That(Enter(), Is.EqualTo("a"));
        Press("U U U U");
        Assert.That(Enter(), Is.EqualTo("a"));
    }

    [TestCase("mo", "modules ")]
    [TestCase("m", "m")]
    [TestCase("x", "x")]
    [TestCase("mem;po", "mem;poweroff ")]
    [TestCase("help mo", "help modules ")]
    [TestCase("mem mo", "mem mo")]
    public void TabCompletes(string typed, string expected)
    {
        Type(typed);
        Press("T");
        Assert.That(Enter(), Is.EqualTo(expected));
    }

    [Test]
    public void SeveralCandidatesAreListed()
    {
        Type("m");
        Press("T");
        Enter();
        Assert.That(_terminal.Rows, Is.EqualTo(new[] { "> m", "mem  modules", "> m", "" }));
    }

    [Test]
    public void ControlCGivesTheLineUp()
    {
        Type("abc");
        _terminal.Keys.Enqueue(KeyEvent.Of('c', KeyModifiers.Control));
        Assert.That(_editor.ReadLine(TimeSpan.Zero, () => false), Is.Null);
        Assert.That(_terminal.Rows.First(), Is.EqualTo("> abc^C"));
    }

    [Test]
    public void ControlLClearsAndShowsTheLineAgain()
    {
        Type("abc");
        Press("^l");
        Enter();
        Assert.That(_terminal.Cleared, Is.EqualTo(1));
        Assert.That(_terminal.Rows.First(), Is.EqualTo("> abc"));
    }

    [Test]
    public void ALineLongerThanTheRowIsShownInPart()
    {
        _terminal.Columns = 20;
        string line = string.Concat(Enumerable.Range(0, 60).Select(i => (char)('a' + (i % 26))));
        Type(line);
        Press("H x E y");
        Assert.That(Enter(), Is.EqualTo("x" + line + "y"));
        Assert.That(_terminal.Rows.First(), Has.Length.LessThan(20).And.EndsWith("y"));
    }

    [Test]
    public void ReadingEndsWhenItIsStopped() => Assert.That(_editor.ReadLine(TimeSpan.Zero, () => true), Is.Null);

    [Test]
    public void WhateverIsPressedTheRowShowsTheLine([Random(0, int.MaxValue, 30)] int seed)
    {
        var random = new Random(seed);
        _terminal.Columns = random.Next(12, 60);
        string[] keys = ["a", "b", " ", "L", "R", "H", "E", "B", "D", "CL", "CR", "^w", "^k", "x"];
        for (int i = 0; i < 200; i++)
        {
            Queue(keys[random.Next(keys.Length)]);
        }

        string line = Enter();
        int width = Math.Max(8, _terminal.Columns - 3);
        string shown = _terminal.Rows.First();
        Assert.That(line.Length > width ? line.EndsWith(shown.TrimEnd()[2..].TrimEnd()) || line.Contains(shown[2..]) : shown == ("> " + line).TrimEnd());
    }

    private void Type(string text)
    {
        foreach (char character in text)
        {
            _terminal.Keys.Enqueue(KeyEvent.Of(character));
        }
    }

    private void Press(string keys)
    {
        foreach (string key in keys.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Queue(key);
        }
    }

    private void Queue(string key) => _terminal.Keys.Enqueue(key switch
    {
        "L" => KeyEvent.Of(Key.Left),
        "R" => KeyEvent.Of(Key.Right),
        "CL" => KeyEvent.Of(Key.Left, KeyModifiers.Control),
        "CR" => KeyEvent.Of(Key.Right, KeyModifiers.Control),
        "H" => KeyEvent.Of(Key.Home),
        "E" => KeyEvent.Of(Key.End),
        "B" => KeyEvent.Of(Key.Backspace),
        "D" => KeyEvent.Of(Key.Delete),
        "U" => KeyEvent.Of(Key.Up),
        "Dn" => KeyEvent.Of(Key.Down),
        "T" => KeyEvent.Of(Key.Tab),
        _ when key[0] == '^' => KeyEvent.Of(key[1], KeyModifiers.Control),
        _ => KeyEvent.Of(key[0]),
    });

    private string Enter()
    {
        _terminal.Keys.Enqueue(KeyEvent.Of(Key.Enter));
        return _editor.ReadLine(TimeSpan.Zero, () => false) ?? throw new InvalidOperationException("no line");
    }
}
