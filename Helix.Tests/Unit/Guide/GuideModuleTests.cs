using System;
using System.Reflection;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Storage;
using Helix.Interfaces.Tasks;
using Helix.Testing.Fakes;
using Helix.Tests.Guide;
using NUnit.Framework;

namespace Helix.Tests.Unit.Guide;

/// <summary>The examples of the guide do what the guide says.</summary>
[TestFixture]
internal sealed class GuideModuleTests
{
    private readonly TwoBlocks _disk = new();
    private ModuleUnderTest<ArchiveModule> _archive = null!;

    [SetUp]
    public void Make()
    {
        _archive = new ModuleUnderTest<ArchiveModule>("archive", "blocks=2");
        _archive.Context.Provide<IBlockDev>(_disk);
        _disk.Answer = Status.Ok;
    }

    [Test]
    public void TheArchiveCopies()
    {
        Assert.That(_archive.Start(), Is.EqualTo(Status.Ok));
        Assert.That(_archive.Module.Copy(), Is.EqualTo(Status.Ok));
        _disk.Answer = Status.DeviceError;
        Assert.That(_archive.Module.Copy(), Is.EqualTo(Status.DeviceError));
        Assert.That(_archive.Module.Copies, Is.EqualTo(1));
    }

    [Test]
    public void ItsConfigurationIsChecked()
    {
        _archive.Context.Settings.Set("blocks", "0");
        Assert.That(_archive.Start(), Is.EqualTo(Status.InvalidArgument));
        Assert.That(_archive.Context.Messages.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public void WithoutADiskItDoesNotStart() =>
        Assert.That(new ModuleUnderTest<ArchiveModule>("archive").Start(), Is.EqualTo(Status.MissingDependency));

    [Test]
    public void StateIsHandedOn()
    {
        Assert.That(_archive.Start(), Is.EqualTo(Status.Ok));
        Assert.That(_archive.Module.Copy(), Is.EqualTo(Status.Ok));
        var successor = new ArchiveModule();
        Assert.That(successor.RestoreState(_archive.Module.SaveState().Value), Is.EqualTo(Status.Ok));
        Assert.That(successor.Copies, Is.EqualTo(1));
        Assert.That(successor.Check(), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void AnOlderLayoutIsReadAndANewerOneRefused()
    {
        var old = new StateWriter(1);
        old.Write(1, 5);
        old.Write(2, new byte[] { 1 });
        var module = new ArchiveModule();
        Assert.That(module.RestoreState(old.ToArray()), Is.EqualTo(Status.Ok));
        Assert.That(module.Copies, Is.Zero);
        Assert.That(module.RestoreState(new StateWriter(3).ToArray()), Is.EqualTo(Status.VersionMismatch));
        Assert.That(module.RestoreState(new StateWriter(1).ToArray()), Is.EqualTo(Status.Corrupt));
        Assert.That(module.RestoreState(new byte[] { 1, 2, 3 }), Is.EqualTo(Status.Corrupt));
    }

    [Test]
    public void EachProcessorHasItsOwn()
    {
        ITaskManager tasks = DispatchProxy.Create<ITaskManager, FourProcessors>();
        var counts = new PerCpu<AllocationCounts>(tasks, static _ => new AllocationCounts());
        ((FourProcessors)(object)tasks).Current = 3;
        counts.Current().RecordAllocation();
        counts.Current().RecordDeallocation();
        Assert.That(counts.All.Length, Is.EqualTo(4));
        Assert.That(counts.All[3].Current, Is.EqualTo((1L, 1L)));
        Assert.That(counts.All[0].Current, Is.EqualTo((0L, 0L)));
    }

    [Test]
    public void TheCommandAsksForAContract() =>
        Assert.That(new ProvidersCommand().Run(DispatchProxy.Create<ICommandContext, Nothing>(), []), Is.EqualTo(Status.InvalidArgument));

    /// <summary>Two blocks of 512 bytes.</summary>
    private sealed class TwoBlocks : IBlockDev
    {
        public Status Answer { get; set; }

        public BlockGeometry Geometry => new(512, 2);

        public BlockDevFlags Flags => default;

        public Status Read(long firstBlock, Span<byte> buffer) => Answer;

        public Status Write(long firstBlock, ReadOnlySpan<byte> buffer) => Answer;

        public Status Flush() => Answer;
    }

    /// <summary>A task manager of which only the processors are asked for.</summary>
    internal class FourProcessors : DispatchProxy
    {
        public int Current { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == "get_CpuCount" ? 4 : targetMethod.Name == "get_CurrentCpu" ? Current : throw new NotSupportedException(targetMethod.Name);
    }

    /// <summary>A context that must not be asked for anything.</summary>
    internal class Nothing : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException(targetMethod!.Name);
    }
}
