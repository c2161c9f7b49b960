using System;
using System.Linq;
using System.Text;
using System.Threading;
using Helix.Drivers.Serial16550;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Drivers;

[TestFixture]
internal sealed class Serial16550Tests() : DriverFixture<Serial16550Module>("serial16550")
{
    private FakeUart _uart = null!;

    [SetUp]
    public void Plug()
    {
        _uart = new FakeUart(Hardware, 4);
        Hardware.Attach(0x3F8, 8, _uart);
    }

    [Test]
    public void RegistersAreWhereTheDataSheetSays()
    {
        Assert.That(Serial16550Registers.Data, Is.Zero);
        Assert.That(Serial16550Registers.InterruptEnable, Is.EqualTo(1));
        Assert.That(Serial16550Registers.FifoControl, Is.EqualTo(2));
        Assert.That(Serial16550Registers.LineControlOffset, Is.EqualTo(3));
        Assert.That(Serial16550Registers.ModemControlOffset, Is.EqualTo(4));
        Assert.That(Serial16550Registers.LineStatusOffset, Is.EqualTo(5));
        Assert.That(Serial16550Registers.Scratch, Is.EqualTo(7));
        Assert.That((byte)LineControl.DivisorAccess, Is.EqualTo(0x80));
        Assert.That((byte)LineStatus.TransmitterReady, Is.EqualTo(0x20));
        Assert.That((byte)ModemControl.Out2, Is.EqualTo(0x08));
        Assert.That((byte)FifoControls.TriggerAt8, Is.EqualTo(0x80));
    }

    [Test]
    public void AMissingDeviceIsAbsent()
    {
        NewMachine();
        Assert.That(Initialize(), Is.EqualTo(Status.DeviceAbsent));
    }

    [Test]
    public void StartingSetsTheLineUp()
    {
        Start();
        Assert.That(_uart.Divisor, Is.EqualTo(1));
        Assert.That(_uart.InterruptEnable, Is.EqualTo(1));
        Assert.That(_uart.ModemControl, Is.EqualTo(0x0B));
        Assert.That(_uart.FifoControl & 1, Is.EqualTo(1));
        Assert.That(_uart.Read(3), Is.EqualTo(3));
    }

    [TestCase("9600", 12)]
    [TestCase("38400", 3)]
    [TestCase("0", 1)]
    [TestCase("230400", 1)]
    public void TheRateIsConfigured(string baud, int divisor)
    {
        Start("serial16550.baud=" + baud);
        Assert.That(_uart.Divisor, Is.EqualTo(divisor));
        Assert.That(Context.Messages.Exists(message => message.Level == LogLevel.Warning), Is.EqualTo(baud is "0" or "230400"));
    }

    [Test]
    public void ThePortCanBeMoved()
    {
        NewMachine();
        _uart = new FakeUart(Hardware, 3);
        Hardware.Attach(0x2F8, 8, _uart);
        Start("serial16550.registers=0x2f8 serial16550.line=3");
        _uart.Receive("x");
        Assert.That(Driver.TryRead(new byte[4]), Is.EqualTo(1));
    }

    [Test]
    public void BytesAreSentInOrder()
    {
        Start();
        string text = new('x', 100);
        Assert.That(Driver.Write(Encoding.ASCII.GetBytes(text + "end")), Is.EqualTo(Status.Ok));
        Assert.That(_uart.Sent, Is.EqualTo(text + "end"));
    }

    [Test]
    public void ATransmitterThatNeverGetsReadyTimesOut()
    {
        Start();
        _uart.TransmitterBusy = true;
        Assert.That(Driver.Write("x"u8), Is.EqualTo(Status.TimedOut));
    }

    [Test]
    public void ReceivedBytesAreReadInOrder()
    {
        Start();
        _uart.Receive("abc");
        byte[] buffer = new byte[2];
        Assert.That(Driver.TryRead(buffer), Is.EqualTo(2));
        Assert.That(buffer, Is.EqualTo("ab"u8.ToArray()));
        Assert.That(Driver.Read(buffer, TimeSpan.FromSeconds(1)).Value, Is.EqualTo(1));
        Assert.That(buffer[0], Is.EqualTo((byte)'c'));
        Assert.That(Driver.TryRead(buffer), Is.Zero);
    }

    [TestCase(7)]
    [TestCase(8)]
    [TestCase(9)]
    [TestCase(100)]
    public void AllThatIsThereIsTakenAndNoMore(int count)
    {
        Start();
        string text = string.Concat(Enumerable.Range(0, count).Select(static i => (char)('a' + (i % 26))));
        _uart.Receive(text);
        byte[] buffer = new byte[200];
        Assert.That(Encoding.ASCII.GetString(buffer, 0, Driver.TryRead(buffer)), Is.EqualTo(text));
        Assert.That(_uart.EmptyReads, Is.Zero);
    }

    [Test]
    public void ReadingTimesOutAndRefusesAnEmptyBuffer()
    {
        Start();
        Assert.That(Driver.Read(new byte[1], TimeSpan.FromMilliseconds(5)).Status, Is.EqualTo(Status.TimedOut));
        Assert.That(Driver.Read([], Timeout.InfiniteTimeSpan).Status, Is.EqualTo(Status.InvalidArgument));
    }

    [Test]
    public void AReaderIsWokenByTheInterrupt()
    {
        Start();
        Result<int> result = Status.Failed;
        var reader = new Thread(() => result = Driver.Read(new byte[8], TimeSpan.FromSeconds(20)));
        reader.Start();
        _uart.Receive("x");
        Assert.That(reader.Join(TimeSpan.FromSeconds(20)));
        Assert.That(result.Value, Is.EqualTo(1));
    }

    [Test]
    public void BytesThatNobodyTakesAreCountedAsLost()
    {
        Start();
        _uart.Receive(new string('x', 5000));
        Assert.That(Driver.LostBytes, Is.EqualTo(5000 - 4096));
        Assert.That(Driver.TryRead(new byte[8192]), Is.EqualTo(4096));
    }

    [Test]
    public void AnOverrunIsCountedAsLost()
    {
        Start();
        _uart.Overrun = true;
        _uart.Receive("x");
        Assert.That(Driver.LostBytes, Is.EqualTo(1));
    }

    [Test]
    public void AStoppedDriverIsSilent()
    {
        Start();
        Assert.That(Driver.Stop(), Is.EqualTo(Status.Ok));
        Assert.That(_uart.InterruptEnable, Is.Zero);
        Assert.That(Hardware.Handlers, Is.Empty);
        Assert.That(Driver.Start(), Is.EqualTo(Status.Ok));
    }
}
