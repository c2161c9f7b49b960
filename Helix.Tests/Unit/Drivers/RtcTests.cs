using System;
using Helix.Drivers.Rtc;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Drivers;

[TestFixture]
internal sealed class RtcTests() : DriverFixture<RtcModule>("rtc")
{
    private FakeIndexedRegisters _clock = null!;

    [SetUp]
    public void Plug()
    {
        _clock = new FakeIndexedRegisters();
        Hardware.Attach(0x70, 2, _clock);
        Set(0x26, 0x11, 0x21, 0x23, 0x59, 0x08, 0x20, 0x02);
    }

    [Test]
    public void WithoutAClockTheDeviceIsAbsent()
    {
        NewMachine();
        Assert.That(Initialize(), Is.EqualTo(Status.DeviceAbsent));
    }

    [Test]
    public void BcdWithTwentyFourHoursIsRead()
    {
        Start();
        Result<DateTime> now = Driver.Read();
        Assert.That(now.Value, Is.EqualTo(new DateTime(2026, 11, 21, 23, 59, 8, DateTimeKind.Utc)));
        Assert.That(now.Value.Kind, Is.EqualTo(DateTimeKind.Utc));
    }

    [Test]
    public void BinaryIsRead()
    {
        Set(26, 11, 21, 23, 59, 8, 20, 0x06);
        Start();
        Assert.That(Driver.Read().Value, Is.EqualTo(new DateTime(2026, 11, 21, 23, 59, 8)));
    }

    [TestCase((byte)0x12, 0)]
    [TestCase((byte)0x01, 1)]
    [TestCase((byte)0x11, 11)]
    [TestCase((byte)0x92, 12)]
    [TestCase((byte)0x81, 13)]
    [TestCase((byte)0x91, 23)]
    public void TwelveHoursAreRead(byte register, int hour)
    {
        Set(0x26, 0x11, 0x21, register, 0, 0, 0x20, 0x00);
        Start();
        Assert.That(Driver.Read().Value.Hour, Is.EqualTo(hour));
    }

    [TestCase((byte)0x19, "", 1926)]
    [TestCase((byte)0x21, "", 2126)]
    [TestCase((byte)0x00, "", 2026)]
    [TestCase((byte)0xFF, "", 2026)]
    [TestCase((byte)0x19, "rtc.century=no", 2026)]
    public void TheCenturyIsTakenWhereItMakesSense(byte century, string settings, int year)
    {
        _clock.Registers[0x32] = century;
        Start(settings);
        Assert.That(Driver.Read().Value.Year, Is.EqualTo(year));
    }

    [TestCase(RtcRegisters.Month, 0x13)]
    [TestCase(RtcRegisters.Month, 0x00)]
    [TestCase(RtcRegisters.DayOfMonth, 0x31)]
    [TestCase(RtcRegisters.Seconds, 0x60)]
    [TestCase(RtcRegisters.Minutes, 0x0A)]
    [TestCase(RtcRegisters.Hours, 0x24)]
    [TestCase(RtcRegisters.Year, 0xFF)]
    public void NonsenseIsCorrupt(byte register, byte value)
    {
        _clock.Registers[register] = value;
        Start();
        Assert.That(Driver.Read().Status, Is.EqualTo(Status.Corrupt));
    }

    [Test]
    public void AnUpdateThatNeverEndsIsAnError()
    {
        _clock.Registers[RtcRegisters.StatusA] = 0x80;
        Start();
        Assert.That(Driver.Read().Status, Is.EqualTo(Status.DeviceError));
    }

    [Test]
    public void ATimeThatChangesWhileItIsReadIsReadAgain()
    {
        Start();
        int readings = 0;
        _clock.Reading = register =>
        {
            if (register == RtcRegisters.Hours && ++readings == 1)
            {
                // Midnight comes between the minutes and the hours of the first reading.
                Set(0x26, 0x11, 0x22, 0x00, 0x00, 0x00, 0x20, 0x02);
            }
        };
        Assert.That(Driver.Read().Value, Is.EqualTo(new DateTime(2026, 11, 22)));
    }

    private void Set(byte year, byte month, byte day, byte hour, byte minute, byte second, byte century, byte statusB)
    {
        byte[] registers = _clock.Registers;
        registers[RtcRegisters.Year] = year;
        registers[RtcRegisters.Month] = month;
        registers[RtcRegisters.DayOfMonth] = day;
        registers[RtcRegisters.Hours] = hour;
        registers[RtcRegisters.Minutes] = minute;
        registers[RtcRegisters.Seconds] = second;
        registers[RtcRegisters.Century] = century;
        registers[RtcRegisters.StatusB] = statusB;
    }
}
