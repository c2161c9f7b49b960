using System;
using System.Collections.Generic;
using Helix.Drivers.Pit8254;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Drivers;

[TestFixture]
internal sealed class Pit8254Tests() : DriverFixture<Pit8254Module>("pit8254")
{
    private FakeTimer _timer = null!;

    [SetUp]
    public void Plug()
    {
        _timer = new FakeTimer();
        Hardware.Attach(0x42, 2, _timer);
        Hardware.Attach(0x61, 1, new FakeGate(_timer));
    }

    [Test]
    public void ATimerThatStandsStillIsAbsent()
    {
        _timer.Dead = true;
        Assert.That(Initialize(), Is.EqualTo(Status.DeviceAbsent));
    }

    [TestCase(0, 0)]
    [TestCase(1, 2)]
    [TestCase(1000, 1194)]
    [TestCase(100_000, 119_319)]
    [TestCase(1_000_000, 1_193_182)]
    public void ADelayCountsAtLeastItsSteps(int microseconds, int steps)
    {
        Start();
        _timer.Loaded.Clear();
        Assert.That(Driver.Delay(TimeSpan.FromMicroseconds(microseconds)), Is.EqualTo(Status.Ok));
        int total = 0;
        foreach (int count in _timer.Loaded)
        {
            Assert.That(count, Is.InRange(1, 0xFFFF));
            total += count;
        }

        Assert.That(total, Is.EqualTo(steps));
    }

    [Test]
    public void TheGateIsLeftAsItWas()
    {
        Start();
        _timer.Gate = 0x02;
        _ = Driver.Delay(TimeSpan.FromMilliseconds(1));
        Assert.That(_timer.Gate, Is.EqualTo(0x02));
        Assert.That(_timer.SpeakerWhileCounting, Is.False);
    }

    [TestCase(-1)]
    [TestCase(1001)]
    public void ADelayOutOfRangeIsRefused(int milliseconds)
    {
        Start();
        Assert.That(Driver.Delay(TimeSpan.FromMilliseconds(milliseconds)), Is.EqualTo(Status.OutOfRange));
    }

    private sealed class FakeTimer : IFakeDevice
    {
        private int _low = -1;

        public List<int> Loaded { get; } = [];

        public bool Dead { get; set; }

        public byte Gate { get; set; }

        public bool SpeakerWhileCounting { get; private set; }

        public byte Read(int offset) => 0;

        public void Write(int offset, byte value)
        {
            if (offset == 1)
            {
                Assert.That(value, Is.EqualTo(0xB0));
            }
            else if (_low < 0)
            {
                _low = value;
            }
            else
            {
                Loaded.Add(_low | (value << 8));
                SpeakerWhileCounting |= (Gate & 2) != 0;
                Assert.That(Gate & 1, Is.EqualTo(1));
                _low = -1;
            }
        }
    }

    private sealed class FakeGate(FakeTimer timer) : IFakeDevice
    {
        public byte Read(int offset) => (byte)(timer.Gate | (timer.Dead || timer.Loaded.Count == 0 ? 0 : 0x20));

        public void Write(int offset, byte value) => timer.Gate = (byte)(value & 0x0F);
    }
}
