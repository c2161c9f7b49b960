using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Collector;
using Helix.Kernel.Runtime.Exceptions;

namespace Helix.Kernel.Runtime.Slots;

/// <summary>
/// The frames of slots as exception handling sees them: methods with one clause that protects all of their code and catches everything.
/// </summary>
internal static unsafe class SlotFrames
{
    private const int AddressCount = 10;

    /// <summary>The leading byte of a variable-length number whose four bytes follow.</summary>
    private const byte FourBytesFollow = 0x0f;

    /// <summary>Below the frame when a call of a closed slot is in C#: its arguments, and the caller's registers.</summary>
    private const uint ClosedFrameBytes = 128 + 32 + 80 + SlotFrame.SizeBytes;

    /// <summary>Below the frame when a call that left is in C#: its result.</summary>
    private const uint QuietFrameBytes = 32 + 16 + SlotFrame.SizeBytes;

    private static ulong s_stubs;
    private static ulong s_stubsEnd;
    private static ulong s_overflow;
    private static ClauseBytes s_clauses;

    /// <summary>Address of the first stub.</summary>
    public static ulong Stubs => s_stubs;

    /// <summary>Address of the code that turns a used-up stack into a fault of the slot whose frame the stack pointer is at.</summary>
    public static ulong Overflow => s_overflow;

    /// <summary>Makes the frames known. To be called once, before any exception.</summary>
    public static void Register()
    {
        ulong* addresses = stackalloc ulong[AddressCount];
        GetAddresses(addresses);
        s_stubs = addresses[0];
        s_stubsEnd = addresses[1];
        s_overflow = addresses[4];
        EncodeClause((uint)(addresses[2] - s_stubs), (uint)(addresses[3] - s_stubs));
        AssemblyFrames.Register(s_stubs, s_stubsEnd, SlotFrame.SizeBytes, AssemblyFrameKind.Slot);
        AssemblyFrames.Register(addresses[5], QuietFrameBytes, AssemblyFrameKind.Plain);
        AssemblyFrames.Register(addresses[6], ClosedFrameBytes, AssemblyFrameKind.Plain);
        AssemblyFrames.Register(addresses[7], sizeof(ulong), AssemblyFrameKind.Plain);
        AssemblyFrames.Register(addresses[8], SlotFrame.SizeBytes, AssemblyFrameKind.Plain);
        AssemblyFrames.Register(addresses[9], SlotFrame.SizeBytes, AssemblyFrameKind.Plain);
    }

    /// <summary>Whether the address is in a stub.</summary>
    public static bool IsStub(ulong address) => address >= s_stubs && address < s_stubsEnd;

    /// <summary>Fills what unwind tables say of a method; for the address after a stub's call.</summary>
    public static void Describe(FrameInfo* frame)
    {
        *frame = default;
        frame->MethodStart = (byte*)s_stubs;
        frame->CodeSize = (uint)(s_stubsEnd - s_stubs);
        frame->Clauses = (byte*)Unsafe.AsPointer(ref s_clauses);
        frame->CfaRegister = DwarfRegister.Rsp;
        frame->CfaOffset = (int)SlotFrame.SizeBytes + sizeof(ulong);
        frame->ReturnOffset = -sizeof(ulong);
    }

    /// <summary>
    /// The return address that stack traces show for a slot's frame: one in the function of the same name of the class that answers for the
    /// slot, such as <c>BlockDevSlot.Read</c>.
    /// </summary>
    public static ulong GetShownAddress(SlotFrame* frame, ulong returnAddress)
    {
        if (frame->Slot == 0)
        {
            return returnAddress;
        }

        SlotType* type = *(SlotType**)(frame->Slot + SlotLayout.TypeOffset);
        return frame->Function < (ulong)type->FunctionCount ? (ulong)type->Answers[frame->Function] + 1 : returnAddress;
    }

    /// <summary>
    /// As <see cref="GetShownAddress"/>, for a stack that may be damaged: reads the stack within its limits and the heap's blocks in use.
    /// </summary>
    public static ulong GetShownAddressOfAny(ulong address, ulong sp, ulong stackLow, ulong stackHigh)
    {
        SlotFrame* frame = (SlotFrame*)sp;
        if (!IsStub(address) || (sp & 7) != 0 || sp < stackLow || sp > stackHigh - SlotFrame.SizeBytes || (frame->Slot & 7) != 0
            || !Heap.IsInUse((ulong)frame->Slot))
        {
            return address;
        }

        SlotType* type = SlotTypes.Find(*(byte**)frame->Slot);
        return type != null && frame->Function < (ulong)type->FunctionCount ? (ulong)type->Answers[frame->Function] + 1 : address;
    }

    /// <summary>One clause: the start and, times four, the length of what it protects with its kind, the handler, the filter.</summary>
    private static void EncodeClause(uint handler, uint filter)
    {
        byte* cursor = (byte*)Unsafe.AsPointer(ref s_clauses);
        Append(ref cursor, 1);
        Append(ref cursor, 0);
        Append(ref cursor, ((uint)(s_stubsEnd - s_stubs) << 2) | ExceptionClause.Filtered);
        Append(ref cursor, handler);
        Append(ref cursor, filter);
    }

    private static void Append(ref byte* cursor, uint value)
    {
        *cursor++ = FourBytesFollow;
        *(uint*)cursor = value;
        cursor += sizeof(uint);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixSlotAddresses")]
    private static extern void GetAddresses(ulong* addresses);

    [InlineArray(32)]
    private struct ClauseBytes
    {
        private byte _first;
    }
}
