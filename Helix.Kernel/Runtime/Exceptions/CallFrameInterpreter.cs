namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Executes call frame instructions (DWARF 4, 6.4.2) up to a code offset and leaves the rules in a <see cref="FrameInfo"/>.
/// The compiler emits them for prologues only, which is all that call sites and faults need. Expressions and
/// remembered states do not occur and are refused.
/// </summary>
internal static unsafe class CallFrameInterpreter
{
    private const byte Nop = 0x00;
    private const byte AdvanceLocation1 = 0x02;
    private const byte AdvanceLocation2 = 0x03;
    private const byte AdvanceLocation4 = 0x04;
    private const byte OffsetExtended = 0x05;
    private const byte RestoreExtended = 0x06;
    private const byte SameValue = 0x08;
    private const byte DefineCfa = 0x0c;
    private const byte DefineCfaRegister = 0x0d;
    private const byte DefineCfaOffset = 0x0e;
    private const byte GnuArgumentsSize = 0x2e;

    /// <summary>
    /// Computes the rules that hold <paramref name="codeOffset"/> bytes after the start of the described code; false
    /// when an instruction is unknown or a value does not fit.
    /// </summary>
    public static bool TryExecute(in FrameDescription description, uint codeOffset, FrameInfo* frame)
    {
        CommonInformation common = description.Common;
        uint location = 0;
        return Run(common.Instructions, common.End, common, ref location, codeOffset, frame)
            && Run(description.Instructions, description.End, common, ref location, codeOffset, frame)
            && frame->ReturnOffset != 0
            && frame->CfaRegister is DwarfRegister.Rsp or DwarfRegister.Rbp;
    }

    private static bool Run(
        byte* cursor, byte* end, in CommonInformation common, ref uint location, uint codeOffset, FrameInfo* frame)
    {
        while (cursor < end)
        {
            byte instruction = *cursor++;
            int operand = instruction & 0x3f;
            switch (instruction >> 6)
            {
                case 1:
                    location += (uint)operand * common.CodeAlignment;
                    break;
                case 2:
                    if (!SetOffset(frame, operand, (int)Encoded.Unsigned(ref cursor) * common.DataAlignment))
                    {
                        return false;
                    }

                    continue;
                case 3:
                    SetOffset(frame, operand, 0);
                    continue;
                default:
                    if (!Extended(instruction, ref cursor, common, ref location, frame))
                    {
                        return false;
                    }

                    break;
            }

            if (location > codeOffset)
            {
                return true;
            }
        }

        return true;
    }

    private static bool Extended(
        byte instruction, ref byte* cursor, in CommonInformation common, ref uint location, FrameInfo* frame)
    {
        switch (instruction)
        {
            case Nop:
                return true;
            case AdvanceLocation1:
                location += *cursor * common.CodeAlignment;
                cursor += 1;
                return true;
            case AdvanceLocation2:
                location += *(ushort*)cursor * common.CodeAlignment;
                cursor += 2;
                return true;
            case AdvanceLocation4:
                location += *(uint*)cursor * common.CodeAlignment;
                cursor += 4;
                return true;
            case OffsetExtended:
                int register = (int)Encoded.Unsigned(ref cursor);
                return SetOffset(frame, register, (int)Encoded.Unsigned(ref cursor) * common.DataAlignment);
            case RestoreExtended:
            case SameValue:
                return SetOffset(frame, (int)Encoded.Unsigned(ref cursor), 0);
            case DefineCfa:
                frame->CfaRegister = (byte)Encoded.Unsigned(ref cursor);
                frame->CfaOffset = (int)Encoded.Unsigned(ref cursor);
                return true;
            case DefineCfaRegister:
                frame->CfaRegister = (byte)Encoded.Unsigned(ref cursor);
                return true;
            case DefineCfaOffset:
                frame->CfaOffset = (int)Encoded.Unsigned(ref cursor);
                return true;
            case GnuArgumentsSize:
                Encoded.Unsigned(ref cursor);
                return true;
            default:
                return false;
        }
    }

    private static bool SetOffset(FrameInfo* frame, int register, int offset)
    {
        short value = (short)offset;
        if (value != offset)
        {
            return false;
        }

        switch (register)
        {
            case DwarfRegister.Rbx:
                frame->RbxOffset = value;
                break;
            case DwarfRegister.Rbp:
                frame->RbpOffset = value;
                break;
            case DwarfRegister.R12:
                frame->R12Offset = value;
                break;
            case DwarfRegister.R13:
                frame->R13Offset = value;
                break;
            case DwarfRegister.R14:
                frame->R14Offset = value;
                break;
            case DwarfRegister.R15:
                frame->R15Offset = value;
                break;
            case DwarfRegister.ReturnAddress:
                frame->ReturnOffset = value;
                break;
        }

        return true;
    }
}
