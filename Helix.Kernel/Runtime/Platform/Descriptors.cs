using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The descriptor table. 0, 1 and 2 are always the console's input, output and error stream; the others are duplicates of
/// them, or the terminal's description, until closed. <see cref="Write"/> works from the first instruction on: it needs the
/// console pointer only.
/// </summary>
internal static unsafe class Descriptors
{
    internal const int Input = 0;
    internal const int Output = 1;
    internal const int Error = 2;
    internal const int Description = 3;

    private const int Capacity = 64;
    private const int FirstFree = 3;

    private static Table s_table;

    /// <summary>The stream behind a descriptor, −1 when it is not open.</summary>
    internal static int StreamOf(nint descriptor)
    {
        if ((nuint)descriptor < FirstFree)
        {
            return (int)descriptor;
        }

        return (nuint)descriptor < Capacity ? Volatile.Read(ref s_table[(int)descriptor]) - 1 : -1;
    }

    [RuntimeExport("SystemNative_Dup")]
    internal static nint Duplicate(nint descriptor)
    {
        int stream = StreamOf(descriptor);
        if (stream < 0)
        {
            return ErrorNumbers.Fail(Errno.EBADF);
        }

        return Take(stream);
    }

    /// <summary>Opens a descriptor for a stream.</summary>
    internal static nint Take(int stream)
    {
        for (int i = FirstFree; i < Capacity; i++)
        {
            if (Interlocked.CompareExchange(ref s_table[i], stream + 1, 0) == 0)
            {
                return i;
            }
        }

        return ErrorNumbers.Fail(Errno.EMFILE);
    }

    /// <summary>Closes a duplicate. The console's own three descriptors stay open.</summary>
    [RuntimeExport("SystemNative_Close")]
    internal static int Close(nint descriptor)
    {
        if (StreamOf(descriptor) < 0)
        {
            return ErrorNumbers.Fail(Errno.EBADF);
        }

        if (descriptor >= FirstFree)
        {
            Volatile.Write(ref s_table[(int)descriptor], 0);
        }

        return 0;
    }

    /// <summary>Reads from the console, waiting for at least one byte; 0 is end of input.</summary>
    [RuntimeExport("SystemNative_Read")]
    internal static int Read(nint descriptor, byte* buffer, int count)
    {
        if (StreamOf(descriptor) != Input)
        {
            return ErrorNumbers.Fail(Errno.EBADF);
        }

        if (count < 0)
        {
            return ErrorNumbers.Fail(Errno.EINVAL);
        }

        var read = PlatformServices.Current.ReadConsole;
        return read == null || count == 0 ? 0 : read(buffer, count);
    }

    [RuntimeExport("SystemNative_ReadStdin")]
    internal static int ReadInput(byte* buffer, int count) => Read(Input, buffer, count);

    [RuntimeExport("SystemNative_Write")]
    internal static int Write(nint descriptor, byte* buffer, int count)
    {
        if (StreamOf(descriptor) is not (Output or Error))
        {
            return ErrorNumbers.Fail(Errno.EBADF);
        }

        if (count < 0)
        {
            return ErrorNumbers.Fail(Errno.EINVAL);
        }

        var write = PlatformServices.Current.WriteConsole;
        return write == null ? count : write(buffer, count);
    }

    /// <summary>Messages of the class library about itself.</summary>
    [RuntimeExport("SystemNative_Log")]
    internal static void Log(byte* buffer, int count) => Write(Output, buffer, count);

    [RuntimeExport("SystemNative_LogError")]
    internal static void LogError(byte* buffer, int count) => Write(Error, buffer, count);

    [RuntimeExport("SystemNative_SysLog")]
    internal static void SystemLog(int priority, byte* format, byte* argument)
    {
        // The class library's only format is "%s".
        Write(Error, argument, (int)CMemory.Length(argument));
    }

    [InlineArray(Capacity)]
    private struct Table
    {
        private int _first;
    }
}
