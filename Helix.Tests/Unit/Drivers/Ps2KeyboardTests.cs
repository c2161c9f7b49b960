using System;
using Helix.Drivers.Ps2Keyboard;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Drivers;

[TestFixture]
internal sealed class Ps2KeyboardTests() : DriverFixture<Ps2KeyboardModule>("ps2keyboard")
{
    private FakeKeyboardController _controller = null!;

    [SetUp]
    public void Plug()
    {
        _controller = new FakeKeyboardController(Hardware);
        Hardware.Attach(0x60, 5, _controller);
    }

    [Test]
    public void WithoutAControllerTheDeviceIsAbsent()
    {
        NewMachine();
        Assert.That(Initialize(), Is.EqualTo(Status.DeviceAbsent));
    }

    [Test]
    public void AControllerThatTakesNoCommandIsAbsent()
    {
        _controller.Stuck = true;
        Assert.That(Initialize(), Is.EqualTo(Status.DeviceAbsent));
    }

    [Test]
    public void AControllerThatIsNotWellIsAnError()
    {
        _controller.SelfTestAnswer = 0xFC;
        Assert.That(Initialize(), Is.EqualTo(Status.DeviceError));
    }

    [Test]
    public void AKeyboardThatDoesNotAnswerIsAnError()
    {
        _controller.KeyboardAnswers = false;
        Assert.That(Initialize(), Is.EqualTo(Status.DeviceError));
    }

    [Test]
    public void TheControllerTranslatesAndInterruptsForTheKeyboardOnly()
    {
        Start();
        Assert.That(_controller.KeyboardEnabled);
        var configuration = (ControllerConfiguration)_controller.Configuration;
        Assert.That(configuration.HasFlag(ControllerConfiguration.KeyboardInterrupt | ControllerConfiguration.Translate));
        Assert.That(configuration.HasFlag(ControllerConfiguration.AuxiliaryInterrupt), Is.False);
        Assert.That(configuration.HasFlag(ControllerConfiguration.KeyboardDisabled), Is.False);
    }

    [Test]
    public void PressedKeysAreRead()
    {
        Start();
        _controller.Press(0x23, 0xA3, 0x17);
        Assert.That(Driver.ReadKey(TimeSpan.Zero).Value, Is.EqualTo(KeyEvent.Of('h')));
        Assert.That(Driver.ReadKey(TimeSpan.FromSeconds(1)).Value, Is.EqualTo(KeyEvent.Of('i')));
        Assert.That(Driver.ReadKey(TimeSpan.Zero).Status, Is.EqualTo(Status.TimedOut));
    }

    [Test]
    public void BytesOfTheMouseAreNotKeys()
    {
        Start();
        _controller.MoveMouse(0x1E, 0x1E);
        Assert.That(Driver.TryReadKey(out _), Is.False);
    }

    [Test]
    public void TooManyKeysAreDroppedNotMixedUp()
    {
        Start();
        for (int i = 0; i < 300; i++)
        {
            _controller.Press(0x1E);
        }

        int count = 0;
        while (Driver.TryReadKey(out KeyEvent key))
        {
            Assert.That(key.Character, Is.EqualTo('a'));
            count++;
        }

        Assert.That(count, Is.EqualTo(256));
    }

    [Test]
    public void AStoppedDriverGivesItsLineBack()
    {
        Start();
        Assert.That(Driver.Stop(), Is.EqualTo(Status.Ok));
        Assert.That(Hardware.Handlers, Is.Empty);
    }
}
