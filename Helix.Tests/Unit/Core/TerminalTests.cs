using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Logging;
using Helix.Kernel.Core.Terminal;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class TerminalTests
{
    private LogBuffer _log = null!;
    private SystemTerminal _terminal = null!;

    [SetUp]
    public void Start()
    {
        _log = new LogBuffer(16, () => TimeSpan.Zero);
        _terminal = new SystemTerminal(new PollingSignal(), AnsiStyle.Coloured, _log.For("terminal"));
    }

    [Test]
    public void WithoutDevicesTextGoesNowhereAndKeysDoNotCome()
    {
        _terminal.Write("lost");
        Assert.That(_terminal.Size, Is.EqualTo(new ConsoleSize(80, 24)));
        Assert.That(_terminal.ReadKey(TimeSpan.Zero).Status, Is.EqualTo(Status.TimedOut));
    }

    [Test]
    public void TextGoesToEveryOutput()
    {
        var serial = new SerialModule();
        var screen = new ScreenModule(new ConsoleSize(40, 50));
        _terminal.Started(new Serving(serial));
        _terminal.Started(new Serving(screen));
        _terminal.WriteLine("hello");
        Assert.That(serial.Sent, Is.EqualTo("hello\r\n"));
        Assert.That(screen.Text.ToString(), Is.EqualTo("hello\n"));
        Assert.That(_terminal.Size, Is.EqualTo(new ConsoleSize(40, 24)));
        Assert.That(_terminal.OutputCount, Is.EqualTo(2));
    }

    [Test]
    public void AStoppedModuleIsLeftOut()
    {
        var serial = new SerialModule();
        _terminal.Started(new Serving(serial));
        _terminal.Stopping(new Serving(serial));
        _terminal.Write("x");
        Assert.That(serial.Sent, Is.Empty);
    }

    [Test]
    public void AnOutputThatFailsIsLeftOutAndReported()
    {
        var screen = new ScreenModule(new ConsoleSize(80, 25)) { Fails = true };
        var serial = new SerialModule();
        _terminal.Started(new Serving(screen));
        _terminal.Started(new Serving(serial));
        _terminal.Write("a");
        _terminal.Write("b");
        Assert.That(serial.Sent, Is.EqualTo("ab"));
        Assert.That(_log.Read(LogLevel.Error, 10), Has.Count.EqualTo(1));
    }

    [Test]
    public void KeysComeFromEveryInput()
    {
        var serial = new SerialModule();
        var screen = new ScreenModule(new ConsoleSize(80, 25));
        _terminal.Started(new Serving(serial));
        _terminal.Started(new Serving(screen));
        serial.Incoming.Enqueue((byte)'s');
        screen.Keys.Enqueue(KeyEvent.Of('k'));
        var characters = new List<char>();
        while (_terminal.TryReadKey(out KeyEvent key))
        {
            characters.Add(key.Character);
        }

        Assert.That(characters, Is.EquivalentTo(new[] { 's', 'k' }));
    }

    [Test]
    public void AReaderWakesWhenAnInputRaisesTheSignal()
    {
        var serial = new SerialModule();
        _terminal.Started(new Serving(serial));
        Result<KeyEvent> result = Status.Failed;
        var reader = new Thread(() => result = _terminal.ReadKey(TimeSpan.FromSeconds(20)));
        reader.Start();
        serial.Incoming.Enqueue((byte)'x');
        serial.Signal!.Set();
        Assert.That(reader.Join(TimeSpan.FromSeconds(20)));
        Assert.That(result.Value.Character, Is.EqualTo('x'));
    }

    [Test]
    public void ALoneEscapeByteBecomesTheKey()
    {
        var serial = new SerialModule();
        _terminal.Started(new Serving(serial));
        serial.Incoming.Enqueue(0x1b);
        Assert.That(_terminal.ReadKey(TimeSpan.FromSeconds(20)).Value.Key, Is.EqualTo(Key.Escape));
    }

    [Test]
    public void ColoursAreSentOnceAndOnlyWithText()
    {
        var serial = new SerialModule();
        _terminal.Started(new Serving(serial));
        _terminal.SetColours(ConsoleColour.BrightRed, ConsoleColour.Blue);
        Assert.That(serial.Sent, Is.Empty);
        _terminal.Write("a");
        _terminal.Write("b");
        _terminal.SetColours(ConsoleColour.Grey, ConsoleColour.Black);
        _terminal.Write("c");
        Assert.That(serial.Sent, Is.EqualTo("\u001b[0;91;44mab\u001b[0mc"));
    }

    [Test]
    public void APlainLineGetsNoColours()
    {
        var serial = new SerialModule();
        var console = new AnsiConsole(serial, AnsiStyle.Plain);
        console.SetColours(ConsoleColour.Yellow, ConsoleColour.Black);
        console.Write("a\u0007\u001bb\n".AsSpan());
        Assert.That(serial.Sent, Is.EqualTo("ab\r\n"));
    }

    [Test]
    public void TheCursorMovesWithinTheGrid()
    {
        var serial = new SerialModule();
        _terminal.Started(new Serving(serial));
        Assert.That(_terminal.SetCursor(new ConsolePosition(4, 2)), Is.EqualTo(Status.Ok));
        Assert.That(serial.Sent, Is.EqualTo("\u001b[3;5H"));
        Assert.That(_terminal.SetCursor(new ConsolePosition(80, 0)), Is.EqualTo(Status.OutOfRange));
        Assert.That(_terminal.SetCursor(new ConsolePosition(0, -1)), Is.EqualTo(Status.OutOfRange));
    }

    private sealed class SerialModule : Module, ISerialPort
    {
        private readonly List<byte> _sent = [];

        public Queue<byte> Incoming { get; } = new();

        public ISignal? Signal { get; private set; }

        public string Sent => Encoding.UTF8.GetString(_sent.ToArray());

        public long LostBytes => 0;

        public Status Write(ReadOnlySpan<byte> bytes)
        {
            _sent.AddRange(bytes.ToArray());
            return Status.Ok;
        }

        public int TryRead(Span<byte> buffer)
        {
            int count = 0;
            while (count < buffer.Length && Incoming.TryDequeue(out byte value))
            {
                buffer[count++] = value;
            }

            return count;
        }

        public Result<int> Read(Span<byte> buffer, TimeSpan timeout) => TryRead(buffer) is > 0 and int count ? count : Status.TimedOut;

        public void NotifyWith(ISignal signal) => Signal = signal;
    }

    private sealed class ScreenModule(ConsoleSize size) : Module, IConsole, IInput
    {
        public StringBuilder Text { get; } = new();

        public Queue<KeyEvent> Keys { get; } = new();

        public bool Fails { get; init; }

        public ConsoleSize Size => size;

        public void Write(ReadOnlySpan<char> text) => Text.Append(Fails ? throw new InvalidOperationException("broken") : text);

        public void SetColours(ConsoleColour foreground, ConsoleColour background)
        {
        }

        public void Clear() => Text.Clear();

        public Result<ConsolePosition> GetCursor() => Status.NotSupported;

        public Status SetCursor(ConsolePosition position) => Status.Ok;

        public bool TryReadKey(out KeyEvent key) => Keys.TryDequeue(out key);

        public Result<KeyEvent> ReadKey(TimeSpan timeout) => TryReadKey(out KeyEvent key) ? key : Status.TimedOut;

        public void NotifyWith(ISignal signal)
        {
        }
    }
}
