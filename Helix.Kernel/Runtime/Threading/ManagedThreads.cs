using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Collector;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// The class library's threads as the dispatcher sees them. The library keeps a thread's name and priority to itself, so they are read from its
/// object: the name when threads are listed, the priority when a thread is made and at each tick that finds it running.
/// </summary>
public static unsafe class ManagedThreads
{
    private const int NiceStep = 5;
    private const int Normal = 2;

    /// <summary>Where an object of System.Threading.Thread has its priority, 0 to 4; 0 while that is not known.</summary>
    public static int PriorityOffset { get; set; }

    /// <summary>Connects a thread that is being made, by the running thread, with its object. Interrupts may be on.</summary>
    /// <param name="id">The thread's number.</param>
    /// <param name="weakHandle">A weak handle, which belongs to the thread from now on.</param>
    /// <param name="priority">The class library's priority, as the thread was made with.</param>
    public static void Attach(int id, nint weakHandle, int priority)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = ThreadTable.Find(id);
        if (thread != null)
        {
            thread->SeenPriority = priority;
            thread->ManagedThread = (ulong*)weakHandle;
        }

        MachineImports.RestoreInterrupts(flags);
        if (thread == null)
        {
            HandleTable.Free((ulong)weakHandle);
        }
    }

    /// <summary>The class library's object of a thread; null if there is none (any more). Does not block.</summary>
    public static object? Find(int id)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = ThreadTable.Find(id);
        ulong reference = thread == null || thread->ManagedThread == null ? 0 : *thread->ManagedThread;
        MachineImports.RestoreInterrupts(flags);
        return Unsafe.As<ulong, object?>(ref reference);
    }

    /// <summary>The dispatcher's priority for one of the class library's: a step is five nice values.</summary>
    /// <param name="priority">0, the lowest, to 4.</param>
    public static int ToPriority(int priority) => ThreadPlan.DefaultPriority + ((Normal - priority) * NiceStep);

    /// <summary>The running thread ends.</summary>
    internal static void Detach(KernelThread* thread)
    {
        ulong* handle = thread->ManagedThread;
        thread->ManagedThread = null;
        if (handle != null)
        {
            HandleTable.Free((ulong)handle);
        }
    }

    /// <summary>At a tick: follows the priority of the thread that runs. Interrupts are off.</summary>
    internal static void Follow(KernelThread* thread)
    {
        if (thread->ManagedThread == null || PriorityOffset == 0)
        {
            return;
        }

        byte* reference = (byte*)*thread->ManagedThread;
        int priority = reference == null ? thread->SeenPriority : *(int*)(reference + PriorityOffset);
        if (priority != thread->SeenPriority && priority is >= 0 and <= 2 * Normal)
        {
            thread->SeenPriority = priority;
            ThreadControl.ChangePriority(thread, ToPriority(priority));
        }
    }
}
