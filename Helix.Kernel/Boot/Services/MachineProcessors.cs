using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Boot.Services;

/// <summary>The processors of the machine.</summary>
internal sealed class MachineProcessors : IProcessors
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
}
