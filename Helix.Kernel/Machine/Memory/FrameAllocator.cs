using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// The kernel's physical memory. Single frames come from magazines of the processors, everything else from the <see cref="FrameLedger"/>:
/// from the kernel's own map at start, later from an allocator that was put in charge (<see cref="FrameTransfer"/>). All calls may be made
/// from an interrupt; none blocks. Interrupts off is the lock of everything here. The short path, from and to the magazine, is in
/// <c>Frames.xs</c>.
/// </summary>
public static unsafe class FrameAllocator
{
    /// <summary>What is returned when memory has ended.</summary>
    public const ulong None = ulong.MaxValue;

    /// <summary>Frames go between magazines and the ledger so many at a time.</summary>
    private const int Batch = 16;

    /// <summary>What a magazine keeps for requests that come while an allocator is being asked: they cannot ask it again.</summary>
    private const int LeastKept = 24;

    /// <summary>Frames below 16 MiB are not kept in magazines: some devices reach no others.</summary>
    public const ulong FirstKept = 16 << 20;

    /// <summary>One frame in so many should be free; fewer are a shortage.</summary>
    private const ulong ShortageShare = 32;

    private static FrameStatistics s_statistics;
    private static ulong s_shortage;
    private static bool s_isShort;

    /// <summary>Called when frames become few, once until they are enough again. Must not block nor allocate.</summary>
    public static delegate*<void> OnShortage { get; set; }

    /// <summary>Frames that can be allocated, whether taken or not.</summary>
    public static ulong TotalFrames { get; private set; }

    /// <summary>Frames that are not taken.</summary>
    public static ulong FreeFrames
    {
        get
        {
            ulong free = FrameLedger.Map.FreeFrames + FrameLedger.Aside;
            for (int processor = 0; processor < CpuBlock.MostProcessors; processor++)
            {
                free += FrameMagazines.Of(processor)->Count;
            }

            return free;
        }
    }

    /// <summary>What has been done since start.</summary>
    public static FrameStatistics Statistics
    {
        get
        {
            FrameStatistics statistics = s_statistics;
            for (int processor = 0; processor < CpuBlock.MostProcessors; processor++)
            {
                statistics.Allocations += FrameMagazines.Of(processor)->Allocations;
                statistics.Frees += FrameMagazines.Of(processor)->Frees;
            }

            return statistics;
        }
    }

    /// <summary>
    /// Takes over the memory that the loader reported, less the first MiB, which stays with the firmware, less the kernel's image and less the
    /// archives of boot files, which stay where they are.
    /// </summary>
    /// <param name="boot">The memory map.</param>
    /// <param name="bootEnd">Physical end of the code and tables of the boot, above 1 MiB: nothing below is given out.</param>
    /// <param name="image">Where the rest of the kernel is.</param>
    /// <returns>Whether there is a region for the map.</returns>
    public static bool Initialize(BootInformation* boot, ulong bootEnd, MemoryRegion image)
    {
        if (!new FrameMapMaker(boot, bootEnd, image).Make(out FrameMap map))
        {
            return false;
        }

        FrameLedger.Map = map;
        SetFrameStates(map.States, map.FrameCount);
        TotalFrames = map.FreeFrames;
        s_shortage = TotalFrames / ShortageShare;
        return true;
    }

    /// <summary>Takes one frame of 4 KiB. Its contents are undefined.</summary>
    /// <returns>Its physical address, or <see cref="None"/>.</returns>
    public static ulong Allocate() => Allocate(FrameState.Small);

    /// <summary>The same, for the kernel or for a module.</summary>
    /// <param name="state"><see cref="FrameState.Small"/>, with <see cref="FrameState.Lent"/> if it is for a module.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Allocate(FrameState state)
    {
        ulong frame = TakeKeptFrame(state);
        return frame != None ? frame : AllocateSlowly(state);
    }

    /// <summary>The shortest way to one frame of 4 KiB, <c>Frames.xs</c>; callers that get none take it by another function.</summary>
    /// <returns>Its physical address, or <see cref="None"/> if the processor's magazine has no more than it must keep.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixTakeFrame")]
    public static extern ulong TakeKeptFrame(FrameState state);

    /// <summary>Takes one frame of 4 KiB and fills it with zero.</summary>
    public static ulong AllocateZeroed()
    {
        ulong frame = Allocate();
        if (frame != None)
        {
            Cpu.ZeroMemory(AddressSpaceLayout.Direct(frame), AddressSpaceLayout.PageSizeBytes);
        }

        return frame;
    }

    /// <summary>Gives a frame of 4 KiB back.</summary>
    /// <returns>Whether it was one that had been taken.</returns>
    public static bool Free(ulong frame) => Free(frame, FrameState.Fixed);

    /// <summary>Gives a frame of 4 KiB back; as the other one, and by the shortest way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Free(ulong address, FrameState lent) => GiveFrame(address, FrameState.Small | lent) || Free(address, 0, lent);

    /// <summary>Takes frames of one size in a row, for the kernel or for a module.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="order">The logarithm of the size in frames of 4 KiB: 0, 9 or 18.</param>
    /// <param name="limitBytes">The address below which a single frame must lie; runs may lie anywhere: <see cref="ulong.MaxValue"/>.</param>
    /// <param name="lent"><see cref="FrameState.Lent"/> if they are for a module, else <see cref="FrameState.Fixed"/>.</param>
    /// <returns>The physical address of the first, or <see cref="None"/>.</returns>
    public static ulong Allocate(ulong count, int order, ulong limitBytes, FrameState lent)
    {
        if (count == 0 || !FrameMap.IsOrder(order) || count > TotalFrames >> order)
        {
            return None;
        }

        ulong flags = Cpu.DisableInterrupts();
        ulong frame = None;
        if (count == 1 && order == 0 && limitBytes == ulong.MaxValue)
        {
            frame = TakeKept(FrameState.Small | lent);
        }
        else if (!FrameLedger.IsAsking)
        {
            ulong limit = limitBytes / AddressSpaceLayout.PageSizeBytes;
            FrameTransfer.NoteOther();
            frame = FrameLedger.TakeRun(count, order, limit, FrameState.Small | lent);
            if (frame == None)
            {
                GiveKeptBack();
                frame = FrameLedger.TakeRun(count, order, limit, FrameState.Small | lent);
            }

            Note(frame);
        }

        Cpu.RestoreInterrupts(flags);
        return frame;
    }

    /// <summary>Gives a frame back, of a run each by itself.</summary>
    /// <param name="address">Its physical address.</param>
    /// <param name="order">The logarithm of its size.</param>
    /// <param name="lent">As it was taken.</param>
    /// <returns>False, and nothing is changed, if it is not in use as such.</returns>
    public static bool Free(ulong address, int order, FrameState lent)
    {
        ulong frame = address / AddressSpaceLayout.PageSizeBytes;
        ulong flags = Cpu.DisableInterrupts();
        bool taken = address % AddressSpaceLayout.PageSizeBytes == 0 && FrameMap.IsOrder(order) && FrameLedger.Map.IsInUse(frame, order, lent);
        if (taken && order == 0 && (address >= FirstKept || FrameLedger.IsAsking || FrameTransfer.IsUnderWay))
        {
            FrameLedger.Map.Set(frame, FrameState.Kept);
            Keep(address);
        }
        else if (taken)
        {
            FrameTransfer.NoteOther();
            FrameLedger.GiveOne(address, order);
            s_statistics.Frees++;
        }

        Cpu.RestoreInterrupts(flags);
        return taken;
    }

    /// <summary>Gives what processors keep back to who is in charge. Larger frames may then be found.</summary>
    public static void Trim()
    {
        ulong flags = Cpu.DisableInterrupts();
        GiveKeptBack();
        Cpu.RestoreInterrupts(flags);
    }

    /// <summary>Counts the frames of a range of addresses. Takes time for each frame, with interrupts on but for moments.</summary>
    public static FrameCounts Count(ulong startBytes, ulong endBytes)
    {
        const ulong Step = 4096;
        FrameCounts sum = default;
        ulong run = 0;
        ulong end = System.Math.Min(endBytes / AddressSpaceLayout.PageSizeBytes, FrameLedger.Map.FrameCount);
        for (ulong first = startBytes / AddressSpaceLayout.PageSizeBytes; first < end; first += Step)
        {
            ulong flags = Cpu.DisableInterrupts();
            FrameLedger.Map.Count(first, System.Math.Min(first + Step, end), ref sum, ref run);
            Cpu.RestoreInterrupts(flags);
        }

        return sum;
    }

    /// <summary>Gives everything in the magazines and aside back to the ledger. Interrupts are off.</summary>
    internal static void GiveKeptBack()
    {
        if (FrameLedger.IsAsking)
        {
            return;
        }

        for (int processor = 0; processor < CpuBlock.MostProcessors; processor++)
        {
            FrameMagazine* magazine = FrameMagazines.Of(processor);
            while (magazine->Count != 0)
            {
                Spill(magazine, magazine->Count);
            }
        }

        for (ulong left = FrameTransfer.IsUnderWay ? 0 : FrameLedger.FramesToGiveBack; left != 0; left--)
        {
            FrameLedger.GiveOneBack();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong AllocateSlowly(FrameState state)
    {
        ulong flags = Cpu.DisableInterrupts();
        ulong frame = TakeKept(state);
        Cpu.RestoreInterrupts(flags);
        return frame;
    }

    private static ulong TakeKept(FrameState state)
    {
        FrameMagazine* magazine = FrameMagazines.Own;
        if (magazine->Count <= LeastKept && !FrameLedger.IsAsking)
        {
            Fill(magazine);
        }

        if (magazine->Count == 0)
        {
            s_statistics.Failures++;
            return None;
        }

        ulong frame = magazine->Pop();
        magazine->Allocations++;
        FrameLedger.Map.Set(frame / AddressSpaceLayout.PageSizeBytes, state);
        return frame;
    }

    private static void Keep(ulong address)
    {
        FrameMagazine* magazine = FrameMagazines.Own;
        if (magazine->Count == FrameMagazine.Capacity && !FrameLedger.IsAsking)
        {
            Spill(magazine, Batch);
        }

        Put(magazine, address);
        magazine->Frees++;
    }

    /// <summary>Keeps a frame: aside if the magazine has been filled by requests that came in between.</summary>
    private static void Put(FrameMagazine* magazine, ulong address)
    {
        if (magazine->Count == FrameMagazine.Capacity)
        {
            FrameLedger.Chain.Push(address);
        }
        else
        {
            magazine->Push(address);
        }
    }

    private static void Fill(FrameMagazine* magazine)
    {
        ref FrameChain chain = ref FrameLedger.Chain;
        while (magazine->Count < LeastKept + Batch && chain.Count != 0)
        {
            magazine->Push(chain.Pop());
        }

        if (magazine->Count > LeastKept)
        {
            return;
        }

        ulong* buffer = stackalloc ulong[Batch];
        FrameTransfer.NoteOther();
        int got = FrameLedger.TakeMany(buffer, Batch);
        for (int i = 0; i < got; i++)
        {
            Put(magazine, buffer[i]);
        }

        NoteLevel();
    }

    private static void Spill(FrameMagazine* magazine, ulong count)
    {
        ulong* buffer = stackalloc ulong[Batch];
        int taken = 0;
        while (taken < Batch && (ulong)taken < count)
        {
            buffer[taken++] = magazine->Pop();
        }

        if (!FrameTransfer.IsUnderWay)
        {
            FrameLedger.GiveMany(buffer, taken);
            return;
        }

        while (taken != 0)
        {
            FrameLedger.Chain.Push(buffer[--taken]);
        }
    }

    private static void Note(ulong frame)
    {
        s_statistics.Allocations += frame == None ? 0UL : 1;
        s_statistics.Failures += frame == None ? 1UL : 0;
        NoteLevel();
    }

    private static void NoteLevel()
    {
        ulong free = FrameLedger.Map.FreeFrames;
        ulong used = TotalFrames - free;
        s_statistics.PeakFrames = used > s_statistics.PeakFrames ? used : s_statistics.PeakFrames;
        bool wasShort = s_isShort;
        s_isShort = free < s_shortage || (wasShort && free < 2 * s_shortage);
        delegate*<void> onShortage = OnShortage;
        if (s_isShort && !wasShort && onShortage != null)
        {
            onShortage();
        }
    }

    /// <summary>Puts a frame that is in this state into the processor's magazine; false, and nothing is changed, if that is not to be.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGiveFrame")]
    private static extern bool GiveFrame(ulong address, FrameState state);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixSetFrameStates")]
    private static extern void SetFrameStates(byte* states, ulong frameCount);
}
