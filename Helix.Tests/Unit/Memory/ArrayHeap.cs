using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Tlsf;

namespace Helix.Tests.Unit.Memory;

/// <summary>A heap together with its memory.</summary>
internal sealed class ArrayHeap(ArrayMemory memory)
{
    public TlsfHeap<ArrayMemory> Heap { get; } = new();

    public long UsedBytes => Heap.UsedBytes;

    public Status AddPool(long address, long sizeBytes) => Heap.AddPool(ref memory, address, sizeBytes);

    public Status Grow(long sizeBytes) => Heap.Grow(ref memory, sizeBytes);

    public Result<long> Allocate(long sizeBytes, long alignmentBytes) => Heap.Allocate(ref memory, sizeBytes, alignmentBytes);

    public Status Free(long address) => Heap.Free(ref memory, address);

    public Result<long> SizeOf(long address) => Heap.SizeOf(ref memory, address);

    public string? CheckInvariants(long address, long sizeBytes) => Heap.CheckInvariants(ref memory, address, sizeBytes);
}
