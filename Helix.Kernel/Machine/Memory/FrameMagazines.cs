using System.Runtime.CompilerServices;
using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Memory;

/// <summary>The magazine of each processor, to which the processor's block points.</summary>
internal static unsafe class FrameMagazines
{
    private static Storage s_storage;

    /// <summary>The running processor's. Interrupts are off.</summary>
    public static FrameMagazine* Own => Of(Cpu.GetProcessorIndex());

    /// <summary>A processor's, also of one that there is not, which is empty. SAFETY: statics of blittable types lie in .bss and never move.</summary>
    public static FrameMagazine* Of(int processor) => (FrameMagazine*)Unsafe.AsPointer(ref s_storage) + processor;

    [InlineArray(CpuBlock.MostProcessors)]
    private struct Storage
    {
        private FrameMagazine _first;
    }
}
