using System;
using Helix.Kernel.Runtime.Platform;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>
/// Unmanaged memory of an object that lasts as long as the object, and what waits have in common. The short paths of mutexes and semaphores
/// (Runtime/Threading/Primitives.xs) find the address in the object's first field, which for that reason is its only one.
/// </summary>
internal static unsafe class NativeObject
{
    /// <summary>Takes memory for a structure.</summary>
    /// <exception cref="OutOfMemoryException">There is none.</exception>
    public static T* Create<T>(in T initial)
        where T : unmanaged
    {
        T* memory = (T*)NativeHeap.Allocate((nuint)sizeof(T));
        if (memory == null)
        {
            throw new OutOfMemoryException();
        }

        *memory = initial;
        return memory;
    }

    /// <summary>A time-out in nanoseconds, <see cref="ulong.MaxValue"/> for none; false for a negative one.</summary>
    public static bool TryConvert(TimeSpan timeout, out ulong nanoseconds)
    {
        bool isEndless = timeout == System.Threading.Timeout.InfiniteTimeSpan;
        nanoseconds = isEndless ? ulong.MaxValue : (ulong)Math.Max(timeout.Ticks, 0) * TimeSpan.NanosecondsPerTick;
        return isEndless || timeout >= TimeSpan.Zero;
    }
}
