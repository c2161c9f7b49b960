using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The console as a terminal. Whether input comes raw or in lines is the kernel's choice
/// (<see cref="PlatformServices.InputIsRaw"/>), so there is no mode to switch.
/// </summary>
internal static unsafe class Terminal
{
    private const uint DefaultSize = (25u << 16) | 80;
    private const byte Disabled = 0;

    /// <summary>
    /// Output is a terminal. Input is one only if it is raw: with line input the class library must neither echo nor ask the
    /// terminal for its cursor, since the answer would wait for the end of a line.
    /// </summary>
    [RuntimeExport("SystemNative_IsATty")]
    internal static int IsTerminal(nint descriptor)
    {
        int stream = Descriptors.StreamOf(descriptor);
        bool isRawInput = stream == Descriptors.Input && PlatformServices.Current.InputIsRaw != 0;
        if (stream is Descriptors.Output or Descriptors.Error || isRawInput)
        {
            return 1;
        }

        ErrorNumbers.Fail(stream < 0 ? Errno.EBADF : Errno.ENOTTY);
        return 0;
    }

    [RuntimeExport("SystemNative_InitializeTerminalAndSignalHandling")]
    internal static int Initialize() => 1;

    [RuntimeExport("SystemNative_InitializeConsoleBeforeRead")]
    internal static void BeforeRead(byte minimumChars, byte timeoutDeciseconds)
    {
    }

    [RuntimeExport("SystemNative_UninitializeConsoleAfterRead")]
    internal static void AfterRead()
    {
    }

    /// <summary>Window changes do not happen; the handler is never called.</summary>
    [RuntimeExport("SystemNative_SetTerminalInvalidationHandler")]
    internal static void SetInvalidationHandler(delegate* unmanaged<void> handler)
    {
    }

    /// <summary>Sends the string that puts the terminal's keypad into application mode.</summary>
    [RuntimeExport("SystemNative_SetKeypadXmit")]
    internal static void SetKeypadMode(nint descriptor, byte* sequence)
    {
        if (sequence != null)
        {
            Descriptors.Write(descriptor, sequence, (int)CMemory.Length(sequence));
        }
    }

    [RuntimeExport("SystemNative_GetWindowSize")]
    internal static int GetSize(nint descriptor, WindowSize* size)
    {
        *size = default;
        if (Descriptors.StreamOf(descriptor) < 0)
        {
            return ErrorNumbers.Fail(Errno.EBADF);
        }

        var get = PlatformServices.Current.ConsoleSize;
        uint rowsAndColumns = get == null ? DefaultSize : get();
        size->Rows = (ushort)(rowsAndColumns >> 16);
        size->Columns = (ushort)rowsAndColumns;
        return 0;
    }

    /// <summary>The characters with a meaning for line input, in the order of the names asked for.</summary>
    [RuntimeExport("SystemNative_GetControlCharacters")]
    internal static void GetControlCharacters(int* names, byte* values, int count, byte* disabled)
    {
        *disabled = Disabled;
        for (int i = 0; i < count; i++)
        {
            values[i] = names[i] switch
            {
                0 => 3,       // VINTR: Ctrl+C
                1 => 28,      // VQUIT: Ctrl+\
                2 => 127,     // VERASE: Backspace
                3 => 21,      // VKILL: Ctrl+U
                4 => 4,       // VEOF: Ctrl+D
                6 => 1,       // VMIN
                _ => Disabled,
            };
        }
    }
}
