using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>A module that is called and replaced, for the benchmarks of calls between modules and of reloads. Its state is 1 KiB.</summary>
[HelixModule(
    "bench-target",
    Description = "Is called by the benchmarks",
    Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand | ModuleFlags.HotReloadable)]
[Provides<IBenchStep>]
public sealed class BenchTargetModule : Module, IBenchStep
{
    /// <summary>The size of the state.</summary>
    public const int StateBytes = 1024;

    private const ushort Layout = 1;
    private const ushort StateField = 1;

    private byte[] _state = new byte[StateBytes];

    /// <inheritdoc />
    public long Next(long value) => value + 1;

    /// <inheritdoc />
    public override Result<byte[]> SaveState()
    {
        var state = new StateWriter(Layout);
        state.Write(StateField, _state);
        return state.ToArray();
    }

    /// <inheritdoc />
    public override Status RestoreState(ReadOnlySpan<byte> state)
    {
        if (!StateReader.Open(state).TryGet(out StateReader? reader))
        {
            return Status.Corrupt;
        }

        Result<byte[]> restored = reader.ReadBytes(StateField);
        _state = restored.Or(_state);
        return restored.Status;
    }
}
