using System;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Reload;

/// <summary>
/// A module that fails as its configuration says when it is made: <c>fragile.fails</c> is <c>initialize</c>, <c>restore</c>, <c>once</c>,
/// <c>start</c>, <c>check</c> or <c>throw</c>.
/// </summary>
[HelixModule(
    "fragile", Description = "Fails as it is told", Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand | ModuleFlags.HotReloadable)]
[Provides<IFragile>]
public sealed class FragileModule : Module, IFragile
{
    private const ushort Layout = 1;
    private const ushort CountField = 1;

    private long _count;
    private string _fails = "";

    /// <inheritdoc/>
    public override Status Initialize(IModuleContext context)
    {
        _ = base.Initialize(context);
        _fails = context.GetConfig("fails", "");
        return Step("initialize");
    }

    /// <inheritdoc/>
    public override Status StartOnce() => Step("once");

    /// <inheritdoc/>
    public override Status Start() => _fails == "throw" ? throw new InvalidOperationException("thrown at the start") : Step("start");

    /// <inheritdoc/>
    public override Status Check() => Step("check");

    /// <inheritdoc/>
    public override Result<byte[]> SaveState() => State();

    /// <inheritdoc/>
    public override Status RestoreState(ReadOnlySpan<byte> state)
    {
        if (!StateReader.Open(state).TryGet(out StateReader? reader))
        {
            return Status.Corrupt;
        }

        _count = reader.ReadNumber(CountField).Or(0);
        return Step("restore");
    }

    /// <inheritdoc/>
    public long Count() => Interlocked.Increment(ref _count);

    /// <inheritdoc/>
    public Status Remember()
    {
        Context.Checkpoint(State());
        return Status.Ok;
    }

    /// <inheritdoc/>
    public Status Break() => throw new InvalidOperationException("broken on purpose");

    /// <inheritdoc/>
    public Status Linger(TimeSpan time)
    {
        Thread.Sleep(time);
        return Status.Ok;
    }

    private byte[] State()
    {
        var state = new StateWriter(Layout);
        state.Write(CountField, _count);
        return state.ToArray();
    }

    private Status Step(string name) => _fails == name ? Status.DeviceError : Status.Ok;
}
