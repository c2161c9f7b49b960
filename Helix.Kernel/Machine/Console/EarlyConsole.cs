using System;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Machine.Console;

/// <summary>
/// Text on the first serial port and on the VGA text screen, without drivers: for messages before the modules run, and for
/// the panic report. Polls; may be called from an interrupt and with interrupts off.
/// </summary>
public static unsafe class EarlyConsole
{
    private const ushort SerialPort = 0x3F8;
    private const ushort LineStatus = SerialPort + 5;
    private const byte TransmitterEmpty = 0x20;
    private const int TransmitterAttempts = 100_000;
    private const int Columns = 80;
    private const int Rows = 25;
    private const ushort Attribute = 0x0700;

    private static bool _hasSerial;
    private static ushort* _screen;
    private static int _cursor;
    private static delegate*<byte, void> _mirror;

    /// <summary>Finds the serial port and takes the screen when it is in text mode.</summary>
    /// <param name="framebuffer">The screen as the loader left it.</param>
    public static void Initialize(FramebufferInformation* framebuffer)
    {
        // A scratch register that keeps what is written tells that there is a UART (16550D data sheet, 8.1).
        Cpu.Out8(SerialPort + 7, 0x5A);
        _hasSerial = Cpu.In8(SerialPort + 7) == 0x5A;
        if (_hasSerial)
        {
            Cpu.Out8(SerialPort + 1, 0x00);
            Cpu.Out8(SerialPort + 3, 0x80);
            Cpu.Out8(SerialPort, 1);
            Cpu.Out8(SerialPort + 1, 0);
            Cpu.Out8(SerialPort + 3, 0x03);
            Cpu.Out8(SerialPort + 2, 0xC7);
            Cpu.Out8(SerialPort + 4, 0x0B);
        }

        _screen = framebuffer->Kind == FramebufferKind.Text ? (ushort*)AddressSpaceLayout.Direct(framebuffer->PhysicalAddress) : null;
    }

    /// <summary>Leaves the screen to its driver; the serial port stays.</summary>
    public static void ReleaseScreen() => _screen = null;

    /// <summary>From now on each byte goes to <paramref name="mirror"/> too: the screen's driver, for a last report.</summary>
    public static void MirrorTo(delegate*<byte, void> mirror) => _mirror = mirror;

    /// <summary>Writes UTF-8 text in one piece; "\n" becomes a line end of the device.</summary>
    public static void Write(ReadOnlySpan<byte> text)
    {
        ulong flags = Cpu.DisableInterrupts();
        for (int i = 0; i < text.Length; i++)
        {
            Write(text[i]);
        }

        Cpu.RestoreInterrupts(flags);
    }

    /// <summary>Writes UTF-16 text; what is not ASCII becomes a question mark.</summary>
    public static void Write(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            Write(text[i] < 128 ? (byte)text[i] : (byte)'?');
        }
    }

    /// <summary>Writes a number as 16 hexadecimal digits.</summary>
    public static void WriteHex(ulong value)
    {
        for (int shift = 60; shift >= 0; shift -= 4)
        {
            int digit = (int)(value >> shift) & 15;
            Write((byte)(digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
    }

    /// <summary>Writes a number in decimal.</summary>
    public static void WriteDecimal(ulong value)
    {
        if (value >= 10)
        {
            WriteDecimal(value / 10);
        }

        Write((byte)('0' + value % 10));
    }

    private static void Write(byte character)
    {
        if (_hasSerial)
        {
            if (character == '\n')
            {
                WriteSerial((byte)'\r');
            }

            WriteSerial(character);
        }

        if (_screen != null)
        {
            WriteScreen(character);
        }

        if (_mirror != null)
        {
            _mirror(character);
        }
    }

    private static void WriteSerial(byte character)
    {
        for (int i = 0; i < TransmitterAttempts && (Cpu.In8(LineStatus) & TransmitterEmpty) == 0; i++)
        {
            Cpu.Pause();
        }

        Cpu.Out8(SerialPort, character);
    }

    private static void WriteScreen(byte character)
    {
        if (character == '\n')
        {
            _cursor += Columns - _cursor % Columns;
        }
        else if (character >= ' ')
        {
            _screen[_cursor++] = (ushort)(Attribute | character);
        }

        if (_cursor >= Columns * Rows)
        {
            for (int i = 0; i < Columns * (Rows - 1); i++)
            {
                _screen[i] = _screen[i + Columns];
            }

            for (int i = Columns * (Rows - 1); i < Columns * Rows; i++)
            {
                _screen[i] = Attribute | ' ';
            }

            _cursor -= Columns;
        }
    }
}
