using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;

namespace Helix.Drivers.RamDisk;

/// <summary>
/// A disk in memory, empty at each start of the system; a replacement of the module keeps its blocks. Memory is taken piece by piece when
/// it is first written. Configuration: <c>ramdisk.blocks</c> (default 8192) and <c>ramdisk.block-size</c> (default 512, a power of two up
/// to 65536).
/// </summary>
[HelixModule("ramdisk", Description = "Disk in memory", Flags = ModuleFlags.KernelSpace | ModuleFlags.HotReloadable)]
[Provides<IBlockDev>]
public sealed class RamDiskModule : Module, IBlockDev
{
    private const int DefaultBlocks = 8192;
    private const int SmallestBlock = 512;
    private const int LargestBlock = 65536;
    private const long LargestDisk = 1L << 31;

    private const ushort Layout = 1;
    private const ushort SizeField = 1;
    private const ushort CountField = 2;
    private const ushort NumbersField = 3;
    private const ushort ContentField = 4;

    private readonly Lock _gate = new();
    private byte[]?[] _blocks = [];

    /// <inheritdoc />
    public BlockGeometry Geometry { get; private set; }

    /// <inheritdoc />
    public BlockDevFlags Flags => BlockDevFlags.Volatile;

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        int size = context.GetConfig("block-size", SmallestBlock);
        long count = context.GetConfig("blocks", (long)DefaultBlocks);
        if (!IsDisk(size, count))
        {
            context.Log.Write(LogLevel.Error, $"a disk of {count} blocks of {size} bytes cannot be had");
            return Status.InvalidArgument;
        }

        Geometry = new BlockGeometry(size, count);
        _blocks = new byte[count][];
        return status;
    }

    /// <inheritdoc />
    public override Status Cleanup()
    {
        lock (_gate)
        {
            _blocks = [];
            Geometry = default;
        }

        return Status.Ok;
    }

    /// <inheritdoc />
    public override Result<byte[]> SaveState()
    {
        lock (_gate)
        {
            var numbers = new List<long>();
            for (long block = 0; block < _blocks.Length; block++)
            {
                if (_blocks[block] is not null)
                {
                    numbers.Add(block);
                }
            }

            byte[] content = new byte[numbers.Count * Geometry.BlockSizeBytes];
            for (int i = 0; i < numbers.Count; i++)
            {
                _blocks[numbers[i]]!.CopyTo(content, i * Geometry.BlockSizeBytes);
            }

            var state = new StateWriter(Layout);
            state.Write(SizeField, Geometry.BlockSizeBytes);
            state.Write(CountField, Geometry.BlockCount);
            state.Write(NumbersField, numbers.ToArray());
            state.Write(ContentField, content);
            return state.ToArray();
        }
    }

    /// <inheritdoc />
    public override Status RestoreState(ReadOnlySpan<byte> state)
    {
        if (!StateReader.Open(state).TryGet(out StateReader? reader))
        {
            return Status.Corrupt;
        }

        long size = reader.ReadNumber(SizeField).Or(0);
        long count = reader.ReadNumber(CountField).Or(0);
        long[] numbers = reader.ReadNumbers(NumbersField).Or([]);
        byte[] content = reader.ReadBytes(ContentField).Or([]);
        if (!IsDisk(size, count) || numbers.Length * size != content.Length || Array.Exists(numbers, block => block < 0 || block >= count))
        {
            return Status.Corrupt;
        }

        lock (_gate)
        {
            // The disk that was there counts, not what the configuration says by now.
            Geometry = new BlockGeometry((int)size, count);
            _blocks = new byte[count][];
            for (int i = 0; i < numbers.Length; i++)
            {
                _blocks[numbers[i]] = content.AsSpan((int)(i * size), (int)size).ToArray();
            }
        }

        return Status.Ok;
    }

    /// <inheritdoc />
    public Status Read(long firstBlock, Span<byte> buffer)
    {
        lock (_gate)
        {
            Status status = Check(firstBlock, buffer.Length);
            int size = Geometry.BlockSizeBytes;
            for (long block = firstBlock; status.IsOk() && !buffer.IsEmpty; block++, buffer = buffer[size..])
            {
                if (_blocks[block] is { } stored)
                {
                    stored.CopyTo(buffer);
                }
                else
                {
                    buffer[..size].Clear();
                }
            }

            return status;
        }
    }

    /// <inheritdoc />
    public Status Write(long firstBlock, ReadOnlySpan<byte> buffer)
    {
        lock (_gate)
        {
            Status status = Check(firstBlock, buffer.Length);
            int size = Geometry.BlockSizeBytes;
            for (long block = firstBlock; status.IsOk() && !buffer.IsEmpty; block++, buffer = buffer[size..])
            {
                byte[] stored = _blocks[block] ??= new byte[size];
                buffer[..size].CopyTo(stored);
            }

            return status;
        }
    }

    /// <inheritdoc />
    public Status Flush() => Status.Ok;

    private static bool IsDisk(long size, long count) =>
        size is >= SmallestBlock and <= LargestBlock && (size & (size - 1)) == 0 && count >= 1 && count <= LargestDisk / size;

    private Status Check(long firstBlock, int length)
    {
        if (Geometry.BlockCount == 0)
        {
            return Status.InvalidState;
        }

        if (length % Geometry.BlockSizeBytes != 0)
        {
            return Status.InvalidArgument;
        }

        long count = length / Geometry.BlockSizeBytes;
        return firstBlock >= 0 && firstBlock <= Geometry.BlockCount - count ? Status.Ok : Status.OutOfRange;
    }
}
