using System.Runtime;
using System.Threading;
using Helix.Kernel.Machine.Interrupts;

namespace Helix.Kernel.Machine.Processor;

/// <summary>
/// The processors that run, and how one makes the others listen. All functions may be called from an interrupt; none blocks.
/// </summary>
/// <remarks>
/// Whoever has the kernel lock and interrupts another processor finds it waiting for that lock soon after, with its stack pointer published
/// (Cpu.xs). That stops all threads for the collector, and it is how a change of mappings gets known: a processor that waited drops what it
/// knew before it goes on.
/// </remarks>
public static unsafe class Processors
{
    /// <summary>Those besides the one that booted.</summary>
    private static int s_others;

    /// <summary>Number of the processor that halts the others, plus one; 0 while none does.</summary>
    private static int s_halter;

    /// <summary>How many run, 1 to <see cref="CpuBlock.MostProcessors"/>. Their numbers are 0 to one less.</summary>
    public static int Count
    {
        [RuntimeExport("HelixProcessorCount")]
        get => Volatile.Read(ref s_others) + 1;
    }

    /// <summary>Number of the processor that calls; with interrupts on it may be another one when the call returns.</summary>
    public static int Current => Cpu.GetProcessorIndex();

    /// <summary>Counts the running processor, whose number is the count so far. It holds the kernel lock.</summary>
    public static void Join() => Volatile.Write(ref s_others, s_others + 1);

    /// <summary>
    /// Returns when every other processor waits, and will wait until the caller gives up the kernel lock, which it holds.
    /// </summary>
    [RuntimeExport("HelixStopProcessors")]
    public static void StopOthers()
    {
        KernelLock.AssertHeld();
        int count = Count;
        int own = Cpu.GetProcessorIndex();
        for (int i = 0; i < count; i++)
        {
            if (i != own && !IsWaiting(i))
            {
                LocalApic.Interrupt(CpuBlock.Of(i)->ApicId, InterruptVector.Message);
            }
        }

        for (int i = 0; i < count; i++)
        {
            while (i != own && !IsWaiting(i))
            {
                Cpu.Pause();
            }
        }
    }

    /// <summary>Which thread a stopped processor runs.</summary>
    /// <param name="index">A processor other than the caller's, which has stopped it.</param>
    /// <param name="stackPointer">Its stack pointer: the registers of the thread are above it.</param>
    [RuntimeExport("HelixStoppedThread")]
    public static void* GetStoppedThread(int index, ulong* stackPointer)
    {
        *stackPointer = CpuBlock.Of(index)->WaitingStackPointer;
        return CpuBlock.Of(index)->CurrentThread;
    }

    /// <summary>Makes sure that no processor uses a translation that was removed or narrowed before the call.</summary>
    public static void DropTranslations()
    {
        if (s_others == 0)
        {
            return;
        }

        ulong flags = Cpu.DisableInterrupts();
        Cpu.CountMappings();
        StopOthers();
        Cpu.RestoreInterrupts(flags);
    }

    /// <summary>Interrupts another processor, so that it looks whether it has a thread to run. Interrupts are off.</summary>
    /// <param name="index">Its number; the own one is ignored.</param>
    [RuntimeExport("HelixInterruptProcessor")]
    public static void Interrupt(int index)
    {
        if (index != Cpu.GetProcessorIndex())
        {
            LocalApic.Interrupt(CpuBlock.Of(index)->ApicId, InterruptVector.Message);
        }
    }

    /// <summary>Whether <see cref="HaltOthers"/> was called: from now on a non-maskable interrupt means nothing else.</summary>
    public static bool AreHalting => Volatile.Read(ref s_halter) != 0;

    /// <summary>Whether it was another processor that called it, so that this one is to halt.</summary>
    public static bool MustHalt => AreHalting && Volatile.Read(ref s_halter) != Cpu.GetProcessorIndex() + 1;

    /// <summary>Stops all others for ever, whatever they do; of several that call it the first goes on. Interrupts are off and stay so.</summary>
    public static void HaltOthers()
    {
        int own = Cpu.GetProcessorIndex();
        _ = Interlocked.CompareExchange(ref s_halter, own + 1, 0);
        for (int i = 0; i < Count; i++)
        {
            if (i != own)
            {
                LocalApic.InterruptAnyway(CpuBlock.Of(i)->ApicId);
            }
        }
    }

    private static bool IsWaiting(int index) => Volatile.Read(ref CpuBlock.Of(index)->WaitingStackPointer) != 0;
}
