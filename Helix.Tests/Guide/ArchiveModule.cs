using System;
using System.Threading;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;

namespace Helix.Tests.Guide;

/// <summary>Copies blocks of a disk into memory, where they can be compared later.</summary>
[HelixModule(
    "archive",
    Version = "1.1.0",
    Description = "Keeps copies of blocks",
    Author = "Your Name",
    Licence = "MIT",
    Flags = ModuleFlags.KernelSpace | ModuleFlags.HotReloadable | ModuleFlags.OnDemand,
    OnFault = FaultPolicy.Restart)]
[Requires<IBlockDev>("[1.0,2.0)")]
[Requires<ISysModManager>(Optional = true)]
public sealed class ArchiveModule : Module
{
    private const ushort LayoutVersion = 2;
    private const ushort FirstBlockTag = 1;
    private const ushort ContentTag = 2;
    private const ushort CopiesTag = 3;

    private readonly Lock _gate = new();
    private long _firstBlock;
    private byte[] _content = [];
    private long _copies;

    /// <summary>How often it has copied, here and in its predecessors.</summary>
    public long Copies => Interlocked.Read(ref _copies);

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _firstBlock = context.GetConfig("first-block", 0L);
        int count = context.GetConfig("blocks", 8);
        if (_firstBlock < 0 || count is < 1 or > 1024)
        {
            context.Log.Write(LogLevel.Error, $"{count} blocks from {_firstBlock} cannot be kept");
            return Status.InvalidArgument;
        }

        IBlockDev? disk = context.Get<IBlockDev>();
        _content = new byte[count * (disk?.Geometry.BlockSizeBytes ?? 0)];
        return disk is null ? Status.MissingDependency : status;
    }

    /// <summary>Makes a new copy.</summary>
    public Status Copy()
    {
        IBlockDev? disk = Context.Get<IBlockDev>();
        if (disk is null)
        {
            return Status.MissingDependency;
        }

        lock (_gate)
        {
            Status status = disk.Read(_firstBlock, _content);
            Context.AssertError(status);
            if (status.IsError())
            {
                Context.DebugMsgPre(status);
                return status;
            }

            Interlocked.Increment(ref _copies);
            Context.DebugMsg($"copied {_content.Length} bytes from block {_firstBlock}");
            return Status.Ok;
        }
    }

    /// <inheritdoc />
    public override Result<byte[]> SaveState()
    {
        var writer = new StateWriter(LayoutVersion);
        writer.Write(FirstBlockTag, _firstBlock);
        writer.Write(ContentTag, _content);
        writer.Write(CopiesTag, Copies);
        return writer.ToArray();
    }

    /// <inheritdoc />
    public override Status RestoreState(ReadOnlySpan<byte> state)
    {
        Result<StateReader> opened = StateReader.Open(state);
        if (!opened.TryGet(out StateReader? reader))
        {
            return opened.Status;
        }

        if (reader.LayoutVersion > LayoutVersion)
        {
            return Status.VersionMismatch;
        }

        Result<long> firstBlock = reader.ReadNumber(FirstBlockTag);
        Result<byte[]> content = reader.ReadBytes(ContentTag);
        if (!firstBlock.IsOk || !content.IsOk)
        {
            return Status.Corrupt;
        }

        _firstBlock = firstBlock.Value;
        _content = content.Value;
        _copies = reader.ReadNumber(CopiesTag).Or(0);
        return Status.Ok;
    }

    /// <inheritdoc />
    public override Status Check() => _content.Length > 0 ? Status.Ok : Status.InvalidState;
}
