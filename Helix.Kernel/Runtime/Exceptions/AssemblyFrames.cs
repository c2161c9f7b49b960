using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// The frames of assembly code, which has no unwind data: known by the return addresses of its calls. Filled at start-up,
/// before exceptions; read on any thread at any time.
/// </summary>
public static unsafe class AssemblyFrames
{
    /// <summary>Number of calls that can be told.</summary>
    public const int Capacity = 32;

    private static Table s_table;
    private static int s_count;

    /// <summary>
    /// Tells of a call in assembly code. Needed for every call from which an exception or a stack trace may pass.
    /// </summary>
    /// <param name="returnAddress">The address after the call.</param>
    /// <param name="frameBytes">Bytes from the stack pointer at that address to the caller's return address.</param>
    /// <param name="kind">Form of the frame.</param>
    /// <returns>False when the table is full.</returns>
    public static bool Register(ulong returnAddress, uint frameBytes, AssemblyFrameKind kind) =>
        Register(returnAddress, returnAddress + 1, frameBytes, kind);

    /// <summary>Tells of all calls that return to addresses from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    internal static bool Register(ulong start, ulong end, uint frameBytes, AssemblyFrameKind kind)
    {
        if (s_count == Capacity)
        {
            return false;
        }

        AssemblyFrame* frame = Entries + s_count;
        frame->Start = start;
        frame->End = end;
        frame->FrameBytes = frameBytes;
        frame->Kind = kind;
        s_count++;
        return true;
    }

    /// <summary>The frame whose call returns to the address, or null.</summary>
    internal static AssemblyFrame* Find(ulong returnAddress)
    {
        AssemblyFrame* frames = Entries;
        for (int i = 0; i < s_count; i++)
        {
            if (returnAddress - frames[i].Start < frames[i].End - frames[i].Start)
            {
                return frames + i;
            }
        }

        return null;
    }

    /// <summary>
    /// Steps out of an assembly frame: to its caller, or from a throw helper to the throw site. False when that would
    /// leave the limits.
    /// </summary>
    internal static bool Step(RegisterDisplay* registers, AssemblyFrame* frame, ulong stackLow, ulong stackHigh)
    {
        ulong target = registers->Sp + frame->FrameBytes;
        uint needed = frame->Kind == AssemblyFrameKind.Throw ? LimitedContext.SizeBytes : (uint)sizeof(ulong);
        if (registers->Sp < stackLow || target + needed > stackHigh)
        {
            return false;
        }

        if (frame->Kind == AssemblyFrameKind.Throw)
        {
            registers->Load((LimitedContext*)target);
            return true;
        }

        ulong* returnAddress = (ulong*)target;
        if (frame->Kind == AssemblyFrameKind.SavedRbp)
        {
            registers->Rbp = returnAddress - 1;
        }
        else if (frame->Kind != AssemblyFrameKind.Plain)
        {
            registers->Rbp = returnAddress - 6;
            registers->Rbx = returnAddress - 5;
            registers->R12 = returnAddress - 4;
            registers->R13 = returnAddress - 3;
            registers->R14 = returnAddress - 2;
            registers->R15 = returnAddress - 1;
        }

        registers->Ip = *returnAddress;
        registers->Sp = target + sizeof(ulong);
        return true;
    }

    private static AssemblyFrame* Entries => (AssemblyFrame*)Unsafe.AsPointer(ref s_table);

    [InlineArray(Capacity)]
    private struct Table
    {
        private AssemblyFrame _first;
    }
}
