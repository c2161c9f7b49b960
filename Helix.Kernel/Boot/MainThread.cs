using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Helix.Kernel.Machine.Startup;
using Helix.Kernel.Runtime.Collector;

namespace Helix.Kernel.Boot;

/// <summary>The first thread of managed code: everything that may allocate, throw and block starts here.</summary>
internal static unsafe class MainThread
{
    /// <summary>Runs the kernel; the argument is the <see cref="BootInformation"/>.</summary>
    [UnmanagedCallersOnly]
    public static void Run(void* argument)
    {
        if (!KernelHeap.StartFinalizerThread())
        {
            Panic.Stop("no memory for the finalizer thread"u8);
        }
ScratchRun();
    }
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] [RuntimeImport("*", "ScratchRun")] static extern void ScratchRun();
}
