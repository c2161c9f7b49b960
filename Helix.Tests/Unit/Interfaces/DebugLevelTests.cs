#define DEBUG
#define DEBUG_ASSERT

using System.Collections.Generic;
using System.Reflection;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Interfaces;

/// <summary>What the messages of the debug levels say, and to whom. This file is compiled for the DEBUG level.</summary>
[TestFixture]
internal sealed class DebugLevelTests
{
    private FakeContext _context = null!;
    private List<string> _messages = null!;

    [SetUp]
    public void MakeContext()
    {
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(Helix.Drivers.RamDisk.RamDiskModule).Module.ModuleHandle);
        _context = FakeContext.For("ramdisk", new FakeHardware());
        ISysModManager manager = DispatchProxy.Create<ISysModManager, Listener>();
        _messages = ((Listener)(object)manager).Messages;
        _context.Provide(manager);
    }

    [Test]
    public void AMessageHasItsSourceAndPosition()
    {
        _context.DebugMsg("disk is empty");
        Assert.That(_messages, Has.Count.EqualTo(1));
        Assert.That(_messages[0], Does.Match(@"^ramdisk DebugLevelTests\.cs\(\d+\): disk is empty$"));
    }

    [Test]
    public void AStatusIsToldByNumberAndName()
    {
        _context.DebugMsgPre(Status.TimedOut);
        _context.AssertMsgPre(Status.Busy);
        Assert.That(_messages[0], Does.EndWith(": error 9, timed out"));
        Assert.That(_messages[1], Does.EndWith(": error 8, busy"));
    }

    [Test]
    public void OnlyAnErrorIsAsserted()
    {
        _context.AssertError(Status.Ok);
        Assert.That(_messages, Is.Empty);
        _context.AssertError(Status.Corrupt);
        _context.AssertMsg("cannot be");
        Assert.That(_messages, Has.Count.EqualTo(2));
    }

    [Test]
    public void WithoutAManagerNothingHappens()
    {
        FakeContext alone = FakeContext.For("ramdisk", new FakeHardware());
        Assert.That(() => alone.DebugMsg("nobody hears this"), Throws.Nothing);
    }

    /// <summary>A manager of which only DebugMsg is called; a proxy, so that the contract may grow.</summary>
    internal class Listener : DispatchProxy
    {
        public List<string> Messages { get; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Assert.That(targetMethod!.Name, Is.EqualTo(nameof(ISysModManager.DebugMsg)));
            Messages.Add(args![0] + " " + args[1]);
            return null;
        }
    }
}
