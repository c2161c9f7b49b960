using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>How processors are made to pick anew. Used with interrupts off only.</summary>
internal static unsafe class Preemption
{
    /// <summary>Another scheduler decides from now on: each processor picks at the next opportunity.</summary>
    public static void RequestAll()
    {
        ulong all = 0;
        for (int i = 0; i < ProcessorState.Started; i++)
        {
            all |= 1UL << i;
        }

        Request(all);
    }

    /// <summary>Makes processors pick: the one that calls soon, the others by an interrupt.</summary>
    public static void Request(ulong processors)
    {
        if (processors == 0)
        {
            return;
        }

        int here = MachineImports.GetProcessorIndex();
        for (int i = 0; i < ProcessorState.Started; i++)
        {
            ProcessorState* processor = ProcessorState.Of(i);
            if ((processors & (1UL << i)) == 0 || processor->NeedsSwitch || processor->Idle == null)
            {
                continue;
            }

            processor->NeedsSwitch = true;
            if (i != here)
            {
                MachineImports.InterruptProcessor(i);
            }
        }
    }

    /// <summary>The bit of a processor that idles and was not told to pick, and on which a thread may run; 0 if there is none.</summary>
    public static ulong FindIdle(ulong affinity)
    {
        for (int i = 0; i < ProcessorState.Started; i++)
        {
            if (ProcessorState.Of(i)->IsIdle && !ProcessorState.Of(i)->NeedsSwitch && (affinity == 0 || (affinity & (1UL << i)) != 0))
            {
                return 1UL << i;
            }
        }

        return 0;
    }
}
