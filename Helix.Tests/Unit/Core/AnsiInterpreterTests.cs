using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Terminal;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class AnsiInterpreterTests
{
    private RecordingConsole _console = null!;
    private List<string> _answers = null!;
    private AnsiInterpreter _interpreter = null!;

    [SetUp]
    public void SetUp()
    {
        _console = new RecordingConsole();
        _answers = [];
        _interpreter = new AnsiInterpreter(_console, _answers.Add);
    }

    // ^ stands for the escape character, which the names of test cases cannot hold.
    [TestCase("plain text\n", "\"plain text\n\"")]
    [TestCase("a^[31mb", "\"a\" Red/Black \"b\"")]
    [TestCase("^[91;44m", "BrightRed/Blue")]
    [TestCase("^[38;5;12;48;5;3mx", "BrightBlue/Brown \"x\"")]
    [TestCase("^[31m^[39;49m", "Red/Black Grey/Black")]
    [TestCase("^[35;1m^[m", "Magenta/Black Grey/Black")]
    [TestCase("^[38;2;1;2;3;32m", "Green/Black")]
    [TestCase("^[38;5;200;32m", "Green/Black")]
    [TestCase("^[2J", "clear @0,0")]
    [TestCase("^[H^[2J", "@0,0 clear @0,0")]
    [TestCase("^[5;10H", "@9,4")]
    [TestCase("^[99;999H", "@19,4")]
    [TestCase("^[0;0f", "@0,0")]
    [TestCase("abc^[2D^[B^[A^[3C", "\"abc\" @1,0 @1,1 @1,0 @4,0")]
    [TestCase("ab^[K", "\"ab\" \"                 \" @2,0")]
    [TestCase("^[?25lx^[?1h", "\"x\"")]
    [TestCase("^]0;title\ax", "\"x\"")]
    [TestCase("^]0;title^\\x", "\"x\"")]
    [TestCase("^[1;2;3qx", "\"x\"")]
    [TestCase("^7x^8", "\"x\"")]
    public void SequencesBecomeCalls(string text, string expected)
    {
        _interpreter.Write(text.Replace('^', '\u001b'));
        Assert.That(_console.Calls, Is.EqualTo(expected));
    }

    /// <summary>A sequence may arrive in any pieces.</summary>
    [Test]
    public void PiecesGiveTheSameCursor()
    {
        const string Text = "one\ttwo\r\nthree\u001b[31m\u001b[2;5Hxy\b\u001b[Kz";
        _interpreter.Write(Text + "\u001b[6n");
        string expected = _answers.Single();
        for (int cut = 1; cut < Text.Length; cut++)
        {
            SetUp();
            _interpreter.Write(Text.AsSpan(0, cut));
            _interpreter.Write(Text.AsSpan(cut));
            _interpreter.Write("\u001b[6n");
            Assert.That(_answers, Is.EqualTo(new[] { expected }));
        }
    }

    [TestCase("", "^[1;1R")]
    [TestCase("abc", "^[1;4R")]
    [TestCase("abc\n", "^[2;1R")]
    [TestCase("abc\b\b", "^[1;2R")]
    [TestCase("a\tb", "^[1;10R")]
    [TestCase("01234567890123456789", "^[2;1R")]
    [TestCase("\n\n\n\n\n\n\n\n", "^[5;1R")]
    [TestCase("^[3;7H", "^[3;7R")]
    public void CursorIsReported(string text, string answer)
    {
        _interpreter.Write((text + "^[6n").Replace('^', '\u001b'));
        Assert.That(_answers, Is.EqualTo(new[] { answer.Replace('^', '\u001b') }));
    }

    [Test]
    public void AnyCharactersAreTaken()
    {
        const string Alphabet = "\u001b[;0123456789mHJKAnx?]\a\n\r\t\u00e4";
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            string text = new(random.GetItems(Alphabet.AsSpan(), random.Next(12)));
            Assert.That(() => _interpreter.Write(text), Throws.Nothing);
        }
    }

    private sealed class RecordingConsole : IConsole
    {
        private readonly StringBuilder _calls = new();

        public string Calls => _calls.ToString().TrimEnd();

        public ConsoleSize Size => new(20, 5);

        public void Write(ReadOnlySpan<char> text) => _calls.Append('"').Append(text).Append("\" ");

        public void SetColours(ConsoleColour foreground, ConsoleColour background) =>
            _calls.Append($"{foreground}/{background} ");

        public void Clear() => _calls.Append("clear ");

        public Result<ConsolePosition> GetCursor() => Status.NotSupported;

        public Status SetCursor(ConsolePosition position)
        {
            bool inside = position.Column is >= 0 and < 20 && position.Row is >= 0 and < 5;
            _calls.Append($"@{position.Column},{position.Row} ");
            return inside ? Status.Ok : Status.OutOfRange;
        }
    }
}
