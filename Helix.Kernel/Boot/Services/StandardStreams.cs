using System;
using Helix.Interfaces.Console;
using Helix.Kernel.Core.Terminal;
using Helix.Kernel.Runtime.Platform;

namespace Helix.Kernel.Boot.Services;

/// <summary>
/// Connects <see cref="Console"/> with the system's terminal: what programs write appears there, control sequences included, and keys
/// become the bytes that a terminal sends.
/// </summary>
internal static unsafe class StandardStreams
{
    private static StandardConsole? s_console;

    /// <summary>From now on the streams lead to the terminal instead of the early console.</summary>
    public static void Connect(ITerminal terminal)
    {
        s_console = new StandardConsole(terminal);
        ref PlatformServices services = ref PlatformServices.Current;
        services.WriteConsole = &Write;
        services.ReadConsole = &Read;
        services.IsConsoleInputReady = &IsInputReady;
        services.ConsoleSize = &GetSize;
        services.InputIsRaw = 1;
    }

    private static uint GetSize()
    {
        ConsoleSize size = s_console!.Size;
        return (uint)size.Rows << 16 | (uint)size.Columns;
    }

    private static int Write(byte* data, int countBytes)
    {
        s_console!.Write(new ReadOnlySpan<byte>(data, countBytes));
        return countBytes;
    }

    private static int Read(byte* buffer, int capacityBytes) => s_console!.Read(new Span<byte>(buffer, capacityBytes));

    private static int IsInputReady() => s_console!.IsInputReady ? 1 : 0;
}
