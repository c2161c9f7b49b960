using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Interrupts;

/// <summary>
/// The two cascaded 8259A interrupt controllers (Intel 8259A data sheet, 231468): 16 lines, of which line 2 is the cascade.
/// </summary>
internal static class Pic8259
{
    /// <summary>Number of lines of both controllers.</summary>
    public const int LineCount = 16;

    private const ushort MasterCommand = 0x20;
    private const ushort MasterData = 0x21;
    private const ushort SlaveCommand = 0xA0;
    private const ushort SlaveData = 0xA1;
    private const byte InitializeWithFourWords = 0x11;
    private const byte Mode8086 = 0x01;
    private const byte EndOfInterrupt = 0x20;
    private const byte ReadInService = 0x0B;
    private const int CascadeLine = 2;

    private static ushort _mask;

    /// <summary>Moves the lines to <paramref name="firstVector"/> and masks all but the cascade.</summary>
    public static void Initialize(byte firstVector)
    {
        Cpu.Out8(MasterCommand, InitializeWithFourWords);
        Cpu.Out8(SlaveCommand, InitializeWithFourWords);
        Cpu.Out8(MasterData, firstVector);
        Cpu.Out8(SlaveData, (byte)(firstVector + 8));
        Cpu.Out8(MasterData, 1 << CascadeLine);
        Cpu.Out8(SlaveData, CascadeLine);
        Cpu.Out8(MasterData, Mode8086);
        Cpu.Out8(SlaveData, Mode8086);
        _mask = unchecked((ushort)~(1 << CascadeLine));
        WriteMask();
    }

    public static void Unmask(int line)
    {
        _mask &= (ushort)~(1 << line);
        WriteMask();
    }

    public static void Mask(int line)
    {
        _mask |= (ushort)(1 << line);
        WriteMask();
    }

    /// <summary>Tells the controllers that the line's handler is done.</summary>
    public static void Acknowledge(int line)
    {
        if (line >= 8)
        {
            Cpu.Out8(SlaveCommand, EndOfInterrupt);
        }

        Cpu.Out8(MasterCommand, EndOfInterrupt);
    }

    /// <summary>Whether lines 7 and 15 report an interrupt that went away (8259A data sheet, "edge and level triggered modes").</summary>
    public static bool IsSpurious(int line)
    {
        if (line is not (7 or 15))
        {
            return false;
        }

        ushort command = line == 7 ? MasterCommand : SlaveCommand;
        Cpu.Out8(command, ReadInService);
        bool spurious = (Cpu.In8(command) & 0x80) == 0;
        if (spurious && line == 15)
        {
            Cpu.Out8(MasterCommand, EndOfInterrupt);
        }

        return spurious;
    }

    private static void WriteMask()
    {
        Cpu.Out8(MasterData, (byte)_mask);
        Cpu.Out8(SlaveData, (byte)(_mask >> 8));
    }
}
