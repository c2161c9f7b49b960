using System.Threading;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Schedulers.Common;

/// <summary>A bit for each processor, changed without a lock.</summary>
internal struct ProcessorSet
{
    private ulong _bits;

    /// <summary>All bits at this moment.</summary>
    public readonly ulong Bits => Volatile.Read(in _bits);

    [NoHeapAllocation]
    public readonly bool Contains(int cpu) => (Bits & (1UL << cpu)) != 0;

    [NoHeapAllocation]
    public void Add(int cpu)
    {
        if (!Contains(cpu))
        {
            _ = Interlocked.Or(ref _bits, 1UL << cpu);
        }
    }

    [NoHeapAllocation]
    public void Remove(int cpu)
    {
        if (Contains(cpu))
        {
            _ = Interlocked.And(ref _bits, ~(1UL << cpu));
        }
    }
}
