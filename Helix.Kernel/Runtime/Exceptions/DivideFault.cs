namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Tells a division by zero from an overflow by reading the divisor of the faulting DIV or IDIV (Intel SDM 2A, 2.1;
/// opcodes F6 /6, F6 /7, F7 /6, F7 /7).
/// </summary>
internal static unsafe class DivideFault
{
    private const byte RexMask = 0xf0;
    private const byte Rex = 0x40;
    private const byte OperandSize = 0x66;
    private const int NoDisplacement = 0;
    private const int Displacement8 = 1;
    private const int Displacement32 = 2;
    private const int RegisterOperand = 3;

    /// <summary>Whether the divisor of the instruction at the frame's RIP is zero.</summary>
    public static bool IsDivisionByZero(in FaultFrame frame)
    {
        byte* code = (byte*)frame.Rip;
        int sizeBytes = 4;
        byte rex = 0;
        while (*code is OperandSize or 0xf2 or 0xf3 or 0x2e or 0x3e or 0x64 or 0x65)
        {
            sizeBytes = *code == OperandSize ? 2 : sizeBytes;
            code++;
        }

        if ((*code & RexMask) == Rex)
        {
            rex = *code++;
            sizeBytes = (rex & 8) != 0 ? 8 : sizeBytes;
        }

        sizeBytes = *code++ == 0xf6 ? 1 : sizeBytes;
        return Read(frame, code, rex, sizeBytes) == 0;
    }

    private static ulong Read(in FaultFrame frame, byte* code, byte rex, int sizeBytes)
    {
        int mode = *code >> 6;
        int register = *code & 7;
        if (mode != RegisterOperand)
        {
            byte* operand = (byte*)Address(frame, code, rex);
            return sizeBytes switch
            {
                1 => *operand,
                2 => *(ushort*)operand,
                4 => *(uint*)operand,
                _ => *(ulong*)operand,
            };
        }

        // Without a REX prefix, byte registers 4-7 are AH, CH, DH, BH.
        if (sizeBytes == 1 && rex == 0 && register >= 4)
        {
            return Truncate(Register(frame, register - 4) >> 8, 1);
        }

        return Truncate(Register(frame, register | ((rex & 1) << 3)), sizeBytes);
    }

    private static ulong Address(in FaultFrame frame, byte* code, byte rex)
    {
        int mode = *code >> 6;
        int register = *code & 7;
        code++;
        ulong address;
        if (register == 4)
        {
            byte scale = *code++;
            int index = ((scale >> 3) & 7) | ((rex & 2) << 2);
            int baseRegister = scale & 7;
            bool hasBase = baseRegister != 5 || mode != NoDisplacement;
            address = hasBase ? Register(frame, baseRegister | ((rex & 1) << 3)) : Sign32(ref code);
            address += index == 4 ? 0 : Register(frame, index) << (scale >> 6);
        }
        else if (register == 5 && mode == NoDisplacement)
        {
            // RIP-relative: counted from the next instruction; a division has no immediate operand.
            address = Sign32(ref code);
            return address + (ulong)code;
        }
        else
        {
            address = Register(frame, register | ((rex & 1) << 3));
        }

        return mode switch
        {
            Displacement8 => address + (ulong)(sbyte)*code,
            Displacement32 => address + Sign32(ref code),
            _ => address,
        };
    }

    private static ulong Sign32(ref byte* code)
    {
        ulong value = (ulong)*(int*)code;
        code += 4;
        return value;
    }

    private static ulong Truncate(ulong value, int sizeBytes) =>
        sizeBytes == 8 ? value : value & ((1ul << (sizeBytes * 8)) - 1);

    private static ulong Register(in FaultFrame frame, int number) => number switch
    {
        0 => frame.Rax,
        1 => frame.Rcx,
        2 => frame.Rdx,
        3 => frame.Rbx,
        4 => frame.Rsp,
        5 => frame.Rbp,
        6 => frame.Rsi,
        7 => frame.Rdi,
        8 => frame.R8,
        9 => frame.R9,
        10 => frame.R10,
        11 => frame.R11,
        12 => frame.R12,
        13 => frame.R13,
        14 => frame.R14,
        _ => frame.R15,
    };
}
