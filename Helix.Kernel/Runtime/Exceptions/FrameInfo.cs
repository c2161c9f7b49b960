using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// What the unwind tables say about one code address: the method it belongs to, its exception clauses, and where the
/// caller's registers are (offsets from the canonical frame address; 0: not saved, the register still holds its value).
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
internal unsafe struct FrameInfo
{
    /// <summary>Size of the structure.</summary>
    public const int SizeBytes = 40;

    /// <summary>Start of the method's body, also for its funclets: clause offsets count from here.</summary>
    [FieldOffset(0)] public byte* MethodStart;

    /// <summary>The encoded exception clauses, null when there are none.</summary>
    [FieldOffset(8)] public byte* Clauses;

    /// <summary>Canonical frame address = <see cref="CfaRegister"/> + this.</summary>
    [FieldOffset(16)] public int CfaOffset;

    /// <summary>DWARF number of the register: <see cref="DwarfRegister.Rsp"/> or <see cref="DwarfRegister.Rbp"/>.</summary>
    [FieldOffset(20)] public byte CfaRegister;

    /// <summary>Kind of code; <see cref="FrameFlags.ReversePInvoke"/> only on a method's body.</summary>
    [FieldOffset(21)] public FrameFlags Flags;

    [FieldOffset(22)] public short RbxOffset;
    [FieldOffset(24)] public short RbpOffset;
    [FieldOffset(26)] public short R12Offset;
    [FieldOffset(28)] public short R13Offset;
    [FieldOffset(30)] public short R14Offset;
    [FieldOffset(32)] public short R15Offset;

    /// <summary>Distance of the canonical frame address to the return address; −8 in all code of the compiler.</summary>
    [FieldOffset(34)] public short ReturnOffset;

    /// <summary>Code bytes of the body or funclet that holds the address.</summary>
    [FieldOffset(36)] public uint CodeSize;

    /// <summary>Whether the address lies in a funclet.</summary>
    public readonly bool IsFunclet => (Flags & FrameFlags.KindMask) != FrameFlags.Root;
}
