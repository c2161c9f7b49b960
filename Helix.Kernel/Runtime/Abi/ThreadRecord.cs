using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Abi;

/// <summary>
/// What the runtime keeps of a thread. GS:[8] points to the running thread's record; assembly code relies on the offsets.
/// Records are unmanaged, never move, and are linked from <see cref="First"/> while their thread lives.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
public unsafe struct ThreadRecord
{
    /// <summary>Size of the record.</summary>
    public const int SizeBytes = 128;

    /// <summary>Where the next object is allocated.</summary>
    [FieldOffset(0)] public byte* AllocationPointer;

    /// <summary>End of the memory that the thread may allocate from.</summary>
    [FieldOffset(8)] public byte* AllocationLimit;

    /// <summary>Innermost exception in flight.</summary>
    [FieldOffset(16)] public void* ExceptionHead;

    /// <summary>Frame of the innermost call out of managed code.</summary>
    [FieldOffset(24)] public void* TransitionFrame;

    /// <summary>The thread's <c>object[][]</c> of thread statics: a root, never to be read as an object here.</summary>
    [FieldOffset(32)] public void* ThreadStatics;

    /// <summary>Lowest mapped address of the stack.</summary>
    [FieldOffset(40)] public ulong StackLow;

    /// <summary>One past the highest address of the stack.</summary>
    [FieldOffset(48)] public ulong StackHigh;

    /// <summary>Stack pointer of a thread that does not run; its registers are on its stack above it.</summary>
    [FieldOffset(56)] public ulong SavedStackPointer;

    /// <summary>Number of the thread, from 1.</summary>
    [FieldOffset(64)] public int Id;

    /// <summary>State, of use to the scheduler only.</summary>
    [FieldOffset(68)] public int State;

    /// <summary>Next record of the list of all threads.</summary>
    [FieldOffset(72)] public ThreadRecord* Next;

    /// <summary>Bytes in the allocation contexts that the thread has used up.</summary>
    [FieldOffset(80)] public ulong AllocatedBytes;

    /// <summary>Record before this one in the list of all threads.</summary>
    [FieldOffset(88)] public ThreadRecord* Previous;

    /// <summary>Whether the thread's last page fault was a lack of memory for a page that it may use.</summary>
    [FieldOffset(96)] public bool IsStarved;

    private static ThreadRecord* _first;

    /// <summary>Head of the list of all threads. Changed with interrupts off only.</summary>
    public static ThreadRecord* First
    {
        get => _first;
        set => _first = value;
    }

    /// <summary>The running thread's record.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixCurrentThread")]
    public static extern ThreadRecord* GetCurrent();

    /// <summary>Drops the thread statics of one compiled object. Interrupts are off.</summary>
    /// <param name="index">The object's number.</param>
    public readonly void ClearStatics(int index)
    {
        // object[][]: length, rows.
        byte* rows = (byte*)ThreadStatics;
        if (rows != null && *(int*)(rows + 8) > index)
        {
            ((void**)(rows + 16))[index] = null;
        }
    }

    /// <summary>The thread's statics of one class. Interrupts are off.</summary>
    /// <param name="index">Number of the compiled object.</param>
    /// <param name="methodTable">That of the object that holds the class's thread statics.</param>
    /// <returns>The object, or null if the thread has none yet.</returns>
    public readonly byte* FindStatics(int index, void* methodTable)
    {
        byte* rows = (byte*)ThreadStatics;
        byte* row = rows == null || *(int*)(rows + 8) <= index ? null : ((byte**)(rows + 16))[index];
        int length = row == null ? 0 : *(int*)(row + 8);
        for (int i = 0; i < length; i++)
        {
            byte* statics = ((byte**)(row + 16))[i];
            if (statics != null && *(void**)statics == methodTable)
            {
                return statics;
            }
        }

        return null;
    }
}
