using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>A new version with another layout of the state takes over, and the old one again.</summary>
[TestFixture]
internal sealed class UpgradeTests : RegistryFixture
{
    [Test]
    public void ANewLayoutReadsTheOldOneAndTheOldVersionReadsTheNewByItsTags()
    {
        ReadOnlyMemory<byte> first = Loader.Add(Versioned(1, static () => new First()));
        ReadOnlyMemory<byte> second = Loader.Add(Versioned(2, static () => new Second()));
        _ = Manager.LoadModule(first);
        StartUp("counter");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        Assert.That(held.Who(), Is.EqualTo("1"));
        Assert.That(Manager.ReloadModule("counter", second).Status, Is.EqualTo(Status.Ok));
        Assert.That(held.Who(), Is.EqualTo("2 by nobody"));
        Assert.That(held.Do(static () => Status.Ok), Is.EqualTo(Status.Ok));
        Assert.That(Manager.ReloadModule("counter").Status, Is.EqualTo(Status.Ok));
        Assert.That(held.Who(), Is.EqualTo("3 by somebody"));
        Assert.That(Manager.ReloadModule("counter", first).Status, Is.EqualTo(Status.Ok));
        Assert.That(held.Who(), Is.EqualTo("4"));
    }

    [Test]
    public void ALayoutThatCannotBeReadIsAReasonToGoBack()
    {
        _ = Manager.LoadModule(Loader.Add(Versioned(1, static () => new First())));
        StartUp("counter");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        Assert.That(held.Who(), Is.EqualTo("1"));
        ReloadReport report = Manager.ReloadModule("counter", Loader.Add(Versioned(3, static () => new Strict())));
        Assert.That((report.Status, report.Reason), Is.EqualTo((Status.VersionMismatch, "RestoreState answered: version mismatch")));
        Assert.That(held.Who(), Is.EqualTo("2"));
    }

    private static ModuleDescriptor Versioned(ushort major, Func<Module> factory) => new(
        new ModuleMetadata(77, "counter", new ModuleVersion(major, 0, 0), "", "", "", ModuleFlags.HotReloadable), factory, [Offers<IAlpha>()], [], []);

    /// <summary>Counts calls.</summary>
    private class First : Module, IAlpha
    {
        private const ushort CountField = 1;

        protected long Calls { get; private set; }

        public virtual string Who() => $"{++Calls}";

        public virtual Status Do(Func<Status> work) => work();

        public override Result<byte[]> SaveState()
        {
            var state = new StateWriter(1);
            Write(state);
            return state.ToArray();
        }

        public override Status RestoreState(ReadOnlySpan<byte> state)
        {
            Result<StateReader> reader = StateReader.Open(state);
            return reader.IsOk ? Read(reader.Value) : reader.Status;
        }

        protected virtual void Write(StateWriter state) => state.Write(CountField, Calls);

        protected virtual Status Read(StateReader state)
        {
            Result<long> calls = state.ReadNumber(CountField);
            Calls = calls.Or(Calls);
            return calls.Status;
        }
    }

    /// <summary>Knows also by whom it was called last.</summary>
    private sealed class Second : First
    {
        private const ushort CallerField = 2;

        private string _caller = "nobody";

        public override string Who() => $"{base.Who()} by {_caller}";

        public override Status Do(Func<Status> work)
        {
            _caller = "somebody";
            return base.Do(work);
        }

        protected override void Write(StateWriter state)
        {
            base.Write(state);
            state.Write(CallerField, _caller);
        }

        protected override Status Read(StateReader state)
        {
            _caller = state.ReadText(CallerField).Or(_caller);
            return base.Read(state);
        }
    }

    /// <summary>Takes its own layout only.</summary>
    private sealed class Strict : First
    {
        protected override Status Read(StateReader state) => state.LayoutVersion == 3 ? base.Read(state) : Status.VersionMismatch;
    }
}
