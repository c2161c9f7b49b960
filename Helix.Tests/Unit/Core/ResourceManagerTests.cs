using System;
using System.Linq;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Configuration;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Logging;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class ResourceManagerTests
{
    private readonly CfgManager _configuration = new();
    private FakeHardware _hardware = null!;
    private FakePlatform _platform = null!;
    private LogBuffer _log = null!;
    private ResourceManager _manager = null!;

    [SetUp]
    public void Start()
    {
        _hardware = new FakeHardware();
        _platform = new FakePlatform();
        _log = new LogBuffer(16, () => TimeSpan.Zero);
        _manager = new ResourceManager(_hardware, _platform, _log.For("resources"));
    }

    [Test]
    public void DeclaredPortsAreGrantedAndBounded()
    {
        IPortRange ports = Grant("a", Ports("p", 0x100, 4)).Value.Ports("p").Value;
        Assert.That(ports.Count, Is.EqualTo(4));
        Assert.That(() => ports.In8(3), Throws.Nothing);
        Assert.That(() => ports.In8(4), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => ports.In8(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => ports.In16(3), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => ports.Out32(1, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void WhatWasNotDeclaredIsNotFound()
    {
        ResourceGrants grants = Grant("a", Ports("p", 0x100, 4)).Value;
        Assert.That(grants.Ports("q").Status, Is.EqualTo(Status.NotFound));
        Assert.That(grants.Memory("p").Status, Is.EqualTo(Status.NotFound));
    }

    [TestCase(0xFEul, 2ul, true)]
    [TestCase(0xFEul, 3ul, false)]
    [TestCase(0x103ul, 1ul, false)]
    [TestCase(0x104ul, 1ul, true)]
    public void APortBelongsToOneModule(ulong first, ulong count, bool granted)
    {
        _ = Grant("a", Ports("p", 0x100, 4));
        Status status = Grant("b", Ports("p", first, count)).Status;
        Assert.That(status, Is.EqualTo(granted ? Status.Ok : Status.Busy));
        if (!granted)
        {
            Assert.That(_log.Read(LogLevel.Error, 1).Single().Message, Does.Contain("a has ports 0x100 to 0x103"));
        }
    }

    [Test]
    public void ARefusalGivesBackWhatWasGrantedBefore()
    {
        _ = Grant("a", Ports("p", 0x100, 4));
        Assert.That(Grant("b", Ports("q", 0x200, 4), Ports("p", 0x100, 1)).Status, Is.EqualTo(Status.Busy));
        Assert.That(Grant("c", Ports("q", 0x200, 4)).IsOk);
    }

    [Test]
    public void ReleasedHardwareIsUselessToItsOldOwnerAndFreeForOthers()
    {
        ResourceGrants grants = Grant("a", Ports("p", 0x100, 4), Interrupt("i", 3), Memory("m", 0xB8000, 64)).Value;
        IPortRange ports = grants.Ports("p").Value;
        IMmioRegion memory = grants.Memory("m").Value;
        IInterruptLine line = grants.Interrupt("i").Value;
        Assert.That(line.Connect(() => { }), Is.EqualTo(Status.Ok));
        _manager.Release("a", grants);
        Assert.That(() => ports.In8(0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => memory.Read8(0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(line.Connect(() => { }), Is.EqualTo(Status.InvalidState));
        Assert.That(_hardware.Handlers, Is.Empty);
        Assert.That(Grant("b", Ports("p", 0x100, 4), Interrupt("i", 3), Memory("m", 0xB8000, 64)).IsOk);
    }

    [Test]
    public void TheConfigurationMovesADeclaredResource()
    {
        _ = _configuration.Set("moved", "p", "0x2f8");
        Assert.That(Grant("moved", Ports("p", 0x3F8, 8)).IsOk);
        Assert.That(Grant("other", Ports("p", 0x3F8, 8)).IsOk);
        Assert.That(Grant("third", Ports("p", 0x2F8, 8)).Status, Is.EqualTo(Status.Busy));
    }

    [TestCase("nonsense", Status.InvalidArgument)]
    [TestCase("0xfffc", Status.OutOfRange)]
    [TestCase("0xffffffffffffffff", Status.OutOfRange)]
    public void AConfigurationThatMakesNoSenseIsRefused(string value, Status expected)
    {
        _ = _configuration.Set("bad", "p", value);
        Assert.That(Grant("bad", Ports("p", 0x3F8, 8)).Status, Is.EqualTo(expected));
    }

    [Test]
    public void MemoryIsBoundedByOffsetAndWidth()
    {
        IMmioRegion memory = Grant("a", Memory("m", 0xB8000, 16)).Value.Memory("m").Value;
        memory.Write64(8, 0x1122334455667788);
        Assert.That(memory.Read16(8), Is.EqualTo(0x7788));
        Assert.That(memory.Read32(12), Is.EqualTo(0x11223344));
        memory.CopyFrom(0, [1, 2, 3]);
        memory.Move(0, 1, 3);
        Assert.That(memory.Read32(0), Is.EqualTo(0x03020101));
        Assert.That(() => memory.Read64(9), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => memory.Write8(16, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => memory.Read8(long.MaxValue), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => memory.CopyFrom(14, [1, 2, 3]), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => memory.Move(0, 8, 9), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => memory.Move(0, 0, -1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void TheFramebufferIsWhereTheLoaderSays()
    {
        var declaration = new ResourceDeclaration(ResourceKind.Framebuffer, "surface", 0, 0);
        Assert.That(Grant("a", declaration).Status, Is.EqualTo(Status.DeviceAbsent));
        _platform.Framebuffer = new FramebufferInfo(new PhysicalAddress(0xFD000000), 100, 10, 512, 32, 16, 8, 0);
        Assert.That(Grant("a", declaration).Value.Memory("surface").Value.SizeBytes, Is.EqualTo(5120));
        Assert.That(_hardware.Mapped.Single().Value, Is.EqualTo(0xFD000000));
    }

    [Test]
    public void ALineTakesOneHandlerAndReportsWhatTheMachineSays()
    {
        IInterruptLine line = Grant("a", Interrupt("i", 4)).Value.Interrupt("i").Value;
        _hardware.InterruptAnswer = Status.Busy;
        Assert.That(line.Connect(() => { }), Is.EqualTo(Status.Busy));
        _hardware.InterruptAnswer = Status.Ok;
        Assert.That(line.Connect(() => { }), Is.EqualTo(Status.Ok));
        Assert.That(line.Connect(() => { }), Is.EqualTo(Status.InvalidState));
        line.Disconnect();
        Assert.That(line.Connect(() => { }), Is.EqualTo(Status.Ok));
    }

    private static ResourceDeclaration Ports(string name, ulong first, ulong count) => new(ResourceKind.Ports, name, first, count);

    private static ResourceDeclaration Interrupt(string name, ulong line) => new(ResourceKind.Interrupt, name, line, 1);

    private static ResourceDeclaration Memory(string name, ulong address, ulong size) => new(ResourceKind.Memory, name, address, size);

    private Result<ResourceGrants> Grant(string owner, params ResourceDeclaration[] declarations) =>
        _manager.Grant(owner, declarations, _configuration.OpenGroup(owner).Value);
}
