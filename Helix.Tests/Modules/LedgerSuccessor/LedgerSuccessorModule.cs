using System;
using System.Buffers.Binary;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;
using Helix.Tests.Modules.Ledger;

namespace Helix.Tests.Modules.LedgerSuccessor;

/// <summary>
/// The second version: counts how often each block was written since it came, in a field of the state that the first one does not know. Its last
/// block reads as the sum.
/// </summary>
[HelixModule("ledger", Version = "2.0.0", Description = "Disk for tests", Flags = ModuleFlags.KernelSpace | ModuleFlags.HotReloadable)]
[Provides<IBlockDev>]
public sealed class LedgerSuccessorModule : LedgerDisk
{
    private const ushort WritesField = 2;

    private long[] _writes = new long[BlockCount];

    /// <inheritdoc/>
    protected override void Save(StateWriter state) => state.Write(WritesField, _writes.AsSpan());

    /// <inheritdoc/>
    protected override Status Restore(StateReader state)
    {
        long[] writes = state.ReadNumbers(WritesField).Or(new long[BlockCount]);
        _writes = writes;
        return writes.Length == BlockCount ? Status.Ok : Status.Corrupt;
    }

    /// <inheritdoc/>
    protected override void Note(int block) => _writes[block]++;

    /// <inheritdoc/>
    protected override void Describe(int block, Span<byte> buffer)
    {
        if (block == BlockCount - 1)
        {
            long sum = 0;
            foreach (long writes in _writes)
            {
                sum += writes;
            }

            BinaryPrimitives.WriteInt64LittleEndian(buffer, sum);
        }
    }
}
