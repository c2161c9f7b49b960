using System;
using System.Text;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Machine.Console;
using Helix.Kernel.Runtime.Platform;

namespace Helix.Kernel.Boot.Services;

/// <summary>
/// Connects <see cref="Console"/> with the system's terminal: what programs write appears there, and keys become the bytes
/// that a program reads, echoed and a line at a time.
/// </summary>
internal static unsafe class StandardStreams
{
    private static ITerminal? s_terminal;
    private static Decoder? s_decoder;
    private static object? s_gate;

    /// <summary>From now on the streams lead to the terminal instead of the early console.</summary>
    public static void Connect(ITerminal terminal)
    {
        s_gate = new object();
        s_decoder = Encoding.UTF8.GetDecoder();
        s_terminal = terminal;
        PlatformServices.Current.WriteConsole = &Write;
        PlatformServices.Current.ReadConsole = &Read;
        PlatformServices.Current.ConsoleSize = &GetSize;
    }

    private static uint GetSize()
    {
        ConsoleSize size = s_terminal!.Size;
        return (uint)size.Rows << 16 | (uint)size.Columns;
    }

    private static int Write(byte* data, int countBytes)
    {
        lock (s_gate!)
        {
            char[] text = new char[countBytes + 1];
            int length;
            fixed (char* start = text)
            {
                length = s_decoder!.GetChars(data, countBytes, start, text.Length, flush: false);
            }

            s_terminal!.Write(text.AsSpan(0, length));
            return countBytes;
        }
    }

    private static int Read(byte* buffer, int capacityBytes)
    {
        StringBuilder line = new();
        while (true)
        {
            Result<KeyEvent> key = s_terminal!.ReadKey(System.Threading.Timeout.InfiniteTimeSpan);
            if (!key.IsOk)
            {
                return 0;
            }

            if (key.Value.Key == Key.Enter)
            {
                s_terminal.WriteLine();
                return Encode(line.Append('\n'), buffer, capacityBytes);
            }

            if (key.Value.Key == Key.Backspace && line.Length > 0)
            {
                line.Length--;
                s_terminal.Write("\b \b");
            }
            else if (key.Value.Key == Key.Character && Encoding.UTF8.GetMaxByteCount(line.Length + 2) <= capacityBytes)
            {
                line.Append(key.Value.Character);
                s_terminal.Write(key.Value.Character.ToString());
            }
        }
    }

    private static int Encode(StringBuilder line, byte* buffer, int capacityBytes) =>
        Encoding.UTF8.GetBytes(line.ToString(), new Span<byte>(buffer, capacityBytes));
}
