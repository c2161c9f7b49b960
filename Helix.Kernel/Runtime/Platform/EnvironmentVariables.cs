using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// Environment variables as the kernel passes them (see <see cref="PlatformServices.Environment"/>). Without any, there is
/// an invariant UTF-8 locale, UTC as time zone, <c>/</c> as home, and the terminal that <see cref="TerminalDescription"/>
/// describes. Changes stay in the class library's own copy.
/// </summary>
internal static unsafe class EnvironmentVariables
{
    private static Defaults s_defaults;

    /// <summary>The value of a variable as a zero-terminated string, null when it is not set.</summary>
    [RuntimeExport("SystemNative_GetEnv")]
    internal static byte* Get(byte* name)
    {
        for (byte** entry = GetAll(); *entry != null; entry++)
        {
            byte* value = ValueOf(*entry, name);
            if (value != null)
            {
                return value;
            }
        }

        return null;
    }

    [RuntimeExport("SystemNative_GetEnviron")]
    internal static byte** GetAll()
    {
        byte** given = PlatformServices.Current.Environment;
        if (given != null)
        {
            return given;
        }

        // Filled the same way by whoever comes first; the terminating null is there from the start.
        s_defaults[0] = Address("LANG=C.UTF-8"u8);
        s_defaults[1] = Address("TZ="u8);
        s_defaults[2] = Address("HOME=/"u8);
        s_defaults[3] = Address("TERM=xterm"u8);

        // SAFETY: a static without references lies in the image and does not move.
        return (byte**)Unsafe.AsPointer(ref s_defaults);
    }

    [RuntimeExport("SystemNative_FreeEnviron")]
    internal static void Release(byte** environment)
    {
    }

    private static nint Address(ReadOnlySpan<byte> literal) =>
        (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(literal));

    private static byte* ValueOf(byte* entry, byte* name)
    {
        while (*name != 0 && *entry == *name)
        {
            entry++;
            name++;
        }

        return *name == 0 && *entry == (byte)'=' ? entry + 1 : null;
    }

    [InlineArray(5)]
    private struct Defaults
    {
        private nint _first;
    }
}
