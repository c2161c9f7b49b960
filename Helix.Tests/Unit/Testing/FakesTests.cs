using System;
using System.Linq;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Testing.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Testing;

/// <summary>The fakes behave as what they stand for.</summary>
[TestFixture]
internal sealed class FakesTests
{
    private static readonly ModuleDescriptor Descriptor = new(
        new ModuleMetadata(1, "tested", new ModuleVersion(1, 0, 0), "", "", "MIT", ModuleFlags.KernelSpace),
        static () => throw new InvalidOperationException(),
        [],
        [],
        [
            new ResourceDeclaration(ResourceKind.Memory, "memory", 0xFED00000, 16),
            new ResourceDeclaration(ResourceKind.Ports, "ports", 0x100, 4),
            new ResourceDeclaration(ResourceKind.Interrupt, "line", 5, 1),
        ]);

    private readonly FakeMachine _machine = new();

    private FakeModuleContext Context(string settings = "") => new(Descriptor, _machine, settings);

    [Test]
    public void DeviceMemoryIsBytes()
    {
        IMmioRegion region = Context().Resources.Memory("memory").Value;
        region.Write32(4, 0x11223344);
        Assert.That(_machine.Memory(0xFED00000, 16)[4..8], Is.EqualTo(new byte[] { 0x44, 0x33, 0x22, 0x11 }));
        Assert.That(region.Read16(6), Is.EqualTo(0x1122));
        region.Move(4, 8, 4);
        Assert.That(region.Read64(8), Is.EqualTo(0x11223344));
        Assert.That(region.SizeBytes, Is.EqualTo(16));
        Assert.That(() => region.Read32(13), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => region.Write8(-1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void WiderPortAccessesAreOfBytes()
    {
        var device = new FakeRegisters(4);
        _machine.Attach(0x100, 4, device);
        IPortRange ports = Context().Resources.Ports("ports").Value;
        ports.Out16(0, 0x0102);
        Assert.That(device.Writes, Is.EqualTo(new[] { (0, (byte)2), (1, (byte)1) }));
        Assert.That(ports.In32(0), Is.EqualTo(0x0102u));
        Assert.That(() => ports.In16(3), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void ConfigurationMovesHardware()
    {
        _machine.Attach(0x200, 1, new FakeRegisters(1) { [0] = 7 });
        IPortRange ports = Context("ports=0x200").Resources.Ports("ports").Value;
        Assert.That(ports.In8(0), Is.EqualTo(7));
        Assert.That(ports.In8(1), Is.EqualTo(0xFF), "nobody answers there");
    }

    [Test]
    public void AnInterruptLineHasOneHandler()
    {
        int calls = 0;
        IInterruptLine line = Context().Resources.Interrupt("line").Value;
        Assert.That(line.Connect(() => calls++), Is.EqualTo(Status.Ok));
        Assert.That(line.Connect(() => calls++), Is.EqualTo(Status.InvalidState));
        Assert.That(_machine.Interrupt(5), Is.True);
        line.Disconnect();
        Assert.That(_machine.Interrupt(5), Is.False);
        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public void WhatWasNotDeclaredIsNotGranted()
    {
        FakeModuleContext context = Context();
        Assert.That(context.Resources.Ports("memory").Status, Is.EqualTo(Status.NotFound));
        Assert.That(context.Resources.Memory("other").Status, Is.EqualTo(Status.NotFound));
    }

    [Test]
    public void ServicesComeInOrder()
    {
        FakeModuleContext context = Context();
        var first = new FakeClock();
        var second = new FakeClock();
        context.Provide<IClock>(first);
        context.Provide<IClock>(second);
        first.Advance(TimeSpan.FromHours(1));
        Assert.That(context.Get<IClock>(), Is.SameAs(first));
        Assert.That(context.GetAll<IClock>().Select(static clock => clock.Read().Value.Hour), Is.EqualTo(new[] { 4, 3 }));
    }

    [Test]
    public void AModuleThatIsNotThereIsNamed() =>
        Assert.That(() => new ModuleUnderTest<Helix.Tests.Guide.ArchiveModule>("no-such"), Throws.ArgumentException.With.Message.Contains("no-such"));
}
