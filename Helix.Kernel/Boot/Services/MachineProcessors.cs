using System.Collections.Generic;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Services;

/// <summary>The processors of the machine.</summary>
internal sealed unsafe class MachineProcessors : IProcessors
{
    public int Count
    {
        [NoHeapAllocation]
        get => Processors.Count;
    }

    public int Current
    {
        [NoHeapAllocation]
        get => Processors.Current;
    }

    public IReadOnlyList<ProcessorInformation> List()
    {
        var all = new ProcessorInformation[Processors.Count];
        for (int i = 0; i < all.Length; i++)
        {
            // SAFETY: blocks and the records of threads are never given back.
            CpuBlock* block = CpuBlock.Of(i);
            all[i] = new ProcessorInformation(i, block->ApicId, ((KernelThread*)block->CurrentThread)->Record.Id);
        }

        return all;
    }
}
