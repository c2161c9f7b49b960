using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>All threads but the running one.</summary>
public static unsafe class World
{
    /// <summary>
    /// Stops all other threads where they are, until the caller restores interrupts, which are off: those that do not run stay so, as nobody
    /// switches without the kernel lock; those on other processors wait for it. The registers of all are on their stacks above
    /// <see cref="ThreadRecord.SavedStackPointer"/>. Takes as long as the others need to notice, a few microseconds; may be called again while
    /// the world is stopped.
    /// </summary>
    public static void Stop()
    {
        int count = MachineImports.GetProcessorCount();
        if (count == 1)
        {
            return;
        }

        MachineImports.StopProcessors();
        int own = MachineImports.GetProcessorIndex();
        for (int i = 0; i < count; i++)
        {
            if (i != own)
            {
                ulong stackPointer;
                ThreadRecord* thread = MachineImports.GetStoppedThread(i, &stackPointer);
                thread->SavedStackPointer = stackPointer;
            }
        }
    }

    /// <summary>Returns when each other processor has seen all that this one has written. Does not block.</summary>
    public static void Flush()
    {
        ulong flags = MachineImports.DisableInterrupts();
        MachineImports.StopProcessors();
        MachineImports.RestoreInterrupts(flags);
    }
}
