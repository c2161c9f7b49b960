using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Helix.Interfaces.Diagnostics;
using Helix.Kernel.Core.Logging;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class LogBufferTests
{
    [Test]
    public void TheNewestMessagesStay()
    {
        var log = new LogBuffer(3, () => TimeSpan.Zero);
        for (int i = 0; i < 5; i++)
        {
            log.Write(LogLevel.Information, "test", i.ToString());
        }

        Assert.That(log.Read(LogLevel.Trace, 10).Select(entry => entry.Message), Is.EqualTo(new[] { "2", "3", "4" }));
        Assert.That(log.Read(LogLevel.Trace, 10).Select(entry => entry.Number), Is.EqualTo(new[] { 2L, 3L, 4L }));
        Assert.That(log.Dropped, Is.EqualTo(2));
    }

    [Test]
    public void ReadingGivesTheNewestOfALevel()
    {
        var log = new LogBuffer(10, () => TimeSpan.Zero);
        log.Write(LogLevel.Error, "test", "a");
        log.Write(LogLevel.Information, "test", "b");
        log.Write(LogLevel.Error, "test", "c");
        Assert.That(log.Read(LogLevel.Error, 1).Single().Message, Is.EqualTo("c"));
        Assert.That(log.Read(LogLevel.Error, 0), Is.Empty);
    }

    [Test]
    public void MessagesBelowTheLeastLevelAreDropped()
    {
        var log = new LogBuffer(10, () => TimeSpan.Zero) { MinimumLevel = LogLevel.Warning };
        ILog source = log.For("test");
        source.Write(LogLevel.Information, "a");
        source.Write(LogLevel.Warning, "b");
        Assert.That(log.Read(LogLevel.Trace, 10).Single().Message, Is.EqualTo("b"));
        Assert.That(source.IsEnabled(LogLevel.Information), Is.False);
    }

    [Test]
    public void ASinkHearsEachMessageOnceAndNotItsOwn()
    {
        var log = new LogBuffer(10, () => TimeSpan.Zero);
        var sink = new EchoingSink(log);
        log.AddSink(sink);
        log.Write(LogLevel.Information, "test", "a");
        log.RemoveSink(sink);
        log.Write(LogLevel.Information, "test", "b");
        Assert.That(sink.Heard, Is.EqualTo(new[] { "a" }));
        Assert.That(log.Read(LogLevel.Trace, 10).Select(entry => entry.Message), Is.EqualTo(new[] { "a", "echo", "b" }));
    }

    [Test]
    public void WhileItIsHeldMessagesWaitForTheSinks()
    {
        var log = new LogBuffer(8, () => TimeSpan.Zero);
        var sink = new EchoingSink(log);
        log.AddSink(sink);
        log.Hold();
        log.Hold();
        log.Write(LogLevel.Information, "test", "a");
        log.Release();
        Assert.That(sink.Heard, Is.Empty);
        log.Release();
        Assert.That(sink.Heard, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void WhoFindsTheSinksTakenLeavesItsMessageToWhoHasThem()
    {
        var log = new LogBuffer(8, () => TimeSpan.Zero);
        var sink = new SlowSink();
        log.AddSink(sink);
        var first = new Thread(() => log.Write(LogLevel.Information, "test", "first"));
        first.Start();
        sink.Entered.Wait();
        log.Write(LogLevel.Information, "test", "second");
        Assert.That(sink.Heard, Is.EqualTo(new[] { "first" }));
        sink.Leave.Set();
        first.Join();
        Assert.That(sink.Heard, Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public void ASourceMayHaveALevelOfItsOwn()
    {
        var log = new LogBuffer(8, () => TimeSpan.Zero);
        log.SetLevel("Disk", LogLevel.Debug);
        log.SetLevel("noisy", LogLevel.Error);
        log.For("disk").Write(LogLevel.Debug, "kept");
        log.For("other").Write(LogLevel.Debug, "dropped");
        log.For("noisy").Write(LogLevel.Warning, "dropped");
        Assert.That(log.Read(LogLevel.Trace, 8).Single().Message, Is.EqualTo("kept"));
        Assert.That((log.For("disk").IsEnabled(LogLevel.Debug), log.For("noisy").IsEnabled(LogLevel.Warning)), Is.EqualTo((true, false)));
    }

    [Test]
    public void TextsAreCopied()
    {
        var log = new LogBuffer(8, () => TimeSpan.Zero);
        log.Write(LogLevel.Information, "source", "literal");
        LogEntry entry = log.Read(LogLevel.Trace, 1).Single();
        Assert.That((entry.Source, entry.Message), Is.EqualTo(("source", "literal")));
        Assert.That(entry.Message, Is.Not.SameAs("literal"));
        Assert.That(entry.Source, Is.Not.SameAs("source"));
    }

    [Test]
    public void ALineShowsTimeLevelSourceAndMessage()
    {
        var entry = new LogEntry(0, TimeSpan.FromMilliseconds(1234.5), LogLevel.Warning, "rtc", "stopped");
        Assert.That(LogFormat.Line(entry), Is.EqualTo("[    1.234500] warning rtc: stopped"));
    }

    [Test]
    public void EveryLevelHasANameThatIsReadAgain([Values] LogLevel level)
    {
        Assert.That(LogFormat.TryParse(LogFormat.Name(level), out LogLevel parsed));
        Assert.That(parsed, Is.EqualTo(level));
    }

    private sealed class EchoingSink(LogBuffer log) : ILogSink
    {
        public List<string> Heard { get; } = [];

        public void Accept(LogEntry entry)
        {
            Heard.Add(entry.Message);
            log.Write(LogLevel.Information, "sink", "echo");
        }
    }

    private sealed class SlowSink : ILogSink
    {
        public List<string> Heard { get; } = [];

        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Leave { get; } = new();

        public void Accept(LogEntry entry)
        {
            Heard.Add(entry.Message);
            Entered.Set();
            Leave.Wait();
        }
    }
}
