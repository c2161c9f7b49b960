using System.Runtime;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>What the collector calls of the class library. Not to be touched in host tests.</summary>
internal static unsafe class ClassLibrary
{
    /// <summary>Throws OverflowException or OutOfMemoryException; does not return.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "RhExceptionHandling_FailedAllocation")]
    public static extern void FailAllocation(void* type, bool isOverflow);
}
