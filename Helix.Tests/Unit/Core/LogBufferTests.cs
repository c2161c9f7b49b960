using System;
using System.Collections.Generic;
using System.Linq;
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
}
