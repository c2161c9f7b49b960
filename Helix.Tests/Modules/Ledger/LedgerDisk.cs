using System;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;

namespace Helix.Tests.Modules.Ledger;

/// <summary>
/// A small disk whose module fails as its configuration says. <c>ledger.fails</c> is <c>initialize</c>, <c>restore</c>, <c>once</c>,
/// <c>start</c>, <c>check</c> or <c>throw</c>, which the instance fails at that is made next; or <c>save</c> or <c>stop</c>, which the one fails at that
/// serves. Reading the last block but one stays inside for three seconds.
/// </summary>
public abstract class LedgerDisk : Module, IBlockDev
{
    /// <summary>The number of blocks.</summary>
    protected const int BlockCount = 64;

    private const int BlockBytes = 512;
    private const int LingeringBlock = BlockCount - 2;
    private const ushort Layout = 1;
    private const ushort ContentField = 1;

    private readonly byte[] _content = new byte[BlockCount * BlockBytes];
    private string _fails = "";

    /// <inheritdoc/>
    public BlockGeometry Geometry => new(BlockBytes, BlockCount);

    /// <inheritdoc/>
    public BlockDevFlags Flags => BlockDevFlags.Volatile;

    /// <summary>Guards the content.</summary>
    protected Lock Gate { get; } = new();

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
    public override Status Stop() => IsAskedTo("stop") ? Status.DeviceError : Status.Ok;

    /// <inheritdoc/>
    public override Status Check() => Step("check");

    /// <inheritdoc/>
    public override Result<byte[]> SaveState()
    {
        if (IsAskedTo("save"))
        {
            return Status.DeviceError;
        }

        var state = new StateWriter(Layout);
        state.Write(ContentField, _content);
        Save(state);
        return state.ToArray();
    }

    /// <inheritdoc/>
    public override Status RestoreState(ReadOnlySpan<byte> state)
    {
        if (!StateReader.Open(state).TryGet(out StateReader? reader)
            || !reader.ReadBytes(ContentField).TryGet(out byte[]? content)
            || content.Length != _content.Length)
        {
            return Status.Corrupt;
        }

        content.CopyTo(_content, 0);
        return Restore(reader).IsError() ? Status.Corrupt : Step("restore");
    }

    /// <inheritdoc/>
    public Status Read(long firstBlock, Span<byte> buffer)
    {
        if (firstBlock is < 0 or >= BlockCount || buffer.Length != BlockBytes)
        {
            return Status.OutOfRange;
        }

        if (firstBlock == LingeringBlock)
        {
            Thread.Sleep(TimeSpan.FromSeconds(3));
        }

        lock (Gate)
        {
            _content.AsSpan((int)firstBlock * BlockBytes, BlockBytes).CopyTo(buffer);
            Describe((int)firstBlock, buffer);
        }

        return Status.Ok;
    }

    /// <inheritdoc/>
    public Status Write(long firstBlock, ReadOnlySpan<byte> buffer)
    {
        if (firstBlock is < 0 or >= BlockCount || buffer.Length != BlockBytes)
        {
            return Status.OutOfRange;
        }

        lock (Gate)
        {
            buffer.CopyTo(_content.AsSpan((int)firstBlock * BlockBytes));
            Note((int)firstBlock);
        }

        return Status.Ok;
    }

    /// <inheritdoc/>
    public Status Flush() => Status.Ok;

    /// <summary>A version's own part of the state.</summary>
    protected virtual void Save(StateWriter state)
    {
    }

    /// <summary>A version's own part of the state; what an older one did not write is not there.</summary>
    protected virtual Status Restore(StateReader state) => Status.Ok;

    /// <summary>A block was written; under the gate.</summary>
    protected virtual void Note(int block)
    {
    }

    /// <summary>A block was read; under the gate.</summary>
    protected virtual void Describe(int block, Span<byte> buffer)
    {
    }

    private Status Step(string name) => _fails == name ? Status.DeviceError : Status.Ok;

    private bool IsAskedTo(string fail) => Context.GetConfig("fails", "") == fail;
}
