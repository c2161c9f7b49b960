using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Helix.Drivers.Serial16550;
using Helix.Interfaces.Console;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Drivers;

[TestFixture]
internal sealed class HostLineTests() : DriverFixture<HostLineModule>("hostline")
{
    private FakeUart _uart = null!;

    [SetUp]
    public void Plug()
    {
        _uart = new FakeUart(Hardware, 3);
        Hardware.Attach(0x2F8, 8, _uart);
    }

    [Test]
    public void ItIsALineAndNoTerminal()
    {
        Start();
        Assert.That(Driver, Is.InstanceOf<IHostLine>().And.Not.InstanceOf<ISerialPort>());
        Assert.That(Driver.Write("to the host"u8), Is.EqualTo(Status.Ok));
        Assert.That(_uart.Sent, Is.EqualTo("to the host"));
    }

    [Test]
    public void AReaderThatWaitsIsLetGoForAReplacement()
    {
        Start();
        Driver.ReleaseCallers();
        var reader = Task.Run(() => Driver.Read(new byte[1], Timeout.InfiniteTimeSpan).Status);
        while (!reader.Wait(1))
        {
            Driver.ReleaseCallers();
        }

        Assert.That(reader.Result, Is.EqualTo(Status.TimedOut));
        _uart.Receive("x");
        Assert.That(Driver.Read(new byte[1], Timeout.InfiniteTimeSpan).Value, Is.EqualTo(1), "the next one reads");
    }

    [Test]
    public void ItHoldsAllThatTheHostSendsUnconfirmed()
    {
        Start();
        string text = string.Concat(Enumerable.Range(0, 2 * LinkFrame.MostLineBytes).Select(static i => (char)('a' + (i % 26))));
        _uart.Receive(text);
        byte[] buffer = new byte[text.Length + 1];
        Assert.That(Encoding.ASCII.GetString(buffer, 0, Driver.Read(buffer, TimeSpan.Zero).Value), Is.EqualTo(text));
        Assert.That(_uart.EmptyReads, Is.Zero);
        Assert.That(Driver.LostBytes, Is.Zero);
    }
}
