using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>
/// Threads that the class library makes. Their names are those of <see cref="Thread.Name"/> wherever threads are listed; their priorities are nice
/// values: -10 for <see cref="ThreadPriority.Highest"/>, -5, 0, 5, and 10 for the lowest. A change counts from the thread's next tick on.
/// </summary>
internal static unsafe class ClassLibraryThreads
{
    private const int PointerBytes = 8;

    /// <summary>Offset of an object's size in its method table.</summary>
    private const int BaseSizeOffset = 4;

    /// <summary>Makes a thread; called by the class library on the thread that starts it.</summary>
    /// <param name="stackBytes">Zero for the usual size.</param>
    /// <param name="entry">What it runs; the result is not used.</param>
    /// <param name="parameter">A handle of the <see cref="Thread"/>, which the new thread frees.</param>
    /// <returns>1; 0 if there is no memory for it.</returns>
    public static int Create(nuint stackBytes, delegate* unmanaged<nint, nint> entry, nint parameter)
    {
        var thread = (Thread)GCHandle.FromIntPtr(parameter).Target!;
        Span<byte> name = stackalloc byte[KernelThread.MaxNameBytes];
        Encoding.UTF8.GetEncoder().Convert(thread.Name ?? "managed", name, flush: true, out _, out int length, out _);
        int priority = (int)thread.Priority;
        ThreadPlan plan = ThreadPlan.Default;
        plan.Priority = ManagedThreads.ToPriority(priority);
        GCHandle weak = GCHandle.Alloc(thread, GCHandleType.Weak);
        int status = KernelThreads.Start(name[..length], (delegate* unmanaged<void*, void>)entry, (void*)parameter, stackBytes, plan, out int id);
        if (status != 0)
        {
            weak.Free();
            return 0;
        }

        ManagedThreads.Attach(id, GCHandle.ToIntPtr(weak), priority);
        return 1;
    }

    /// <summary>The name of a thread that the class library made; null if it has none there.</summary>
    public static string? FindName(int id) => (ManagedThreads.Find(id) as Thread)?.Name;

    /// <summary>
    /// Finds out where the class library keeps a thread's priority: the one number in a thread's object that follows the property. Once, on an
    /// ordinary thread.
    /// </summary>
    /// <returns>False if there is no such place, or several: changes after a thread's start are not followed then.</returns>
    public static bool LearnLayout()
    {
        var probe = new Thread(static () => { });
        int size = SizeOf(probe);
        int found = 0;
        for (int offset = PointerBytes; offset + sizeof(int) <= size - PointerBytes; offset += sizeof(int))
        {
            if (Follows(probe, offset))
            {
                if (found != 0)
                {
                    return false;
                }

                found = offset;
            }
        }

        ManagedThreads.PriorityOffset = found;
        return found != 0;
    }

    private static bool Follows(Thread probe, int offset)
    {
        bool follows = true;
        for (ThreadPriority priority = ThreadPriority.Lowest; priority <= ThreadPriority.Highest && follows; priority++)
        {
            probe.Priority = priority;
            follows = *(int*)(AddressOf(probe) + offset) == (int)priority;
        }

        return follows;
    }

    // SAFETY: an object begins with its method table, which has the size of the object; the collector does not move objects.
    private static int SizeOf(object obj) => *(int*)(*(byte**)AddressOf(obj) + BaseSizeOffset);

    private static byte* AddressOf(object obj) => (byte*)Unsafe.As<object, nint>(ref obj);
}
