using System;
using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The error number of the current thread, and its translation to the class library's own numbers (<c>Interop.Error</c>).
/// Nothing here blocks or allocates; all may be called from any context.
/// </summary>
internal static unsafe class ErrorNumbers
{
    /// <summary>What the class library calls an error that it has no name for.</summary>
    internal const int NonStandard = 0x1FFFF;

    private const int PalBase = 0x10000;

    private static int s_shared;

    /// <summary>Pairs: platform number, low byte of the class library's number.</summary>
    private static ReadOnlySpan<byte> Pairs =>
    [
        7, 0x01, 13, 0x02, 98, 0x03, 99, 0x04, 97, 0x05, 11, 0x06, 114, 0x07, 9, 0x08, 74, 0x09, 16, 0x0A,
        125, 0x0B, 10, 0x0C, 103, 0x0D, 111, 0x0E, 104, 0x0F, 35, 0x10, 89, 0x11, 33, 0x12, 122, 0x13, 17, 0x14,
        14, 0x15, 27, 0x16, 113, 0x17, 43, 0x18, 84, 0x19, 115, 0x1A, 4, 0x1B, 22, 0x1C, 5, 0x1D, 106, 0x1E,
        21, 0x1F, 40, 0x20, 24, 0x21, 31, 0x22, 90, 0x23, 72, 0x24, 36, 0x25, 100, 0x26, 102, 0x27, 101, 0x28,
        23, 0x29, 105, 0x2A, 19, 0x2C, 2, 0x2D, 8, 0x2E, 37, 0x2F, 67, 0x30, 12, 0x31, 42, 0x32, 92, 0x33,
        28, 0x34, 38, 0x37, 107, 0x38, 20, 0x39, 39, 0x3A, 131, 0x3B, 88, 0x3C, 95, 0x3D, 25, 0x3E, 6, 0x3F,
        75, 0x40, 130, 0x41, 1, 0x42, 32, 0x43, 71, 0x44, 93, 0x45, 91, 0x46, 34, 0x47, 30, 0x48, 29, 0x49,
        3, 0x4A, 116, 0x4B, 110, 0x4D, 26, 0x4E, 18, 0x4F, 94, 0x5E, 96, 0x60, 108, 0x6C, 112, 0x70, 61, 0x71,
    ];

    private static int* Current
    {
        get
        {
            var location = PlatformServices.Current.ErrorNumber;
            if (location != null)
            {
                return location();
            }

            fixed (int* shared = &s_shared)
            {
                // SAFETY: a static of primitive type lies in the image and does not move.
                return shared;
            }
        }
    }

    /// <summary>Sets the error number and returns −1, the result of a failed call.</summary>
    internal static int Fail(Errno error)
    {
        *Current = (int)error;
        return -1;
    }

    [RuntimeExport("SystemNative_GetErrNo")]
    internal static int Get() => *Current;

    [RuntimeExport("SystemNative_SetErrNo")]
    internal static void Set(int error) => *Current = error;

    [RuntimeExport("SystemNative_ConvertErrorPlatformToPal")]
    internal static int ToPal(int platformError)
    {
        if (platformError == 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> pairs = Pairs;
        for (int i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i] == platformError)
            {
                return PalBase + pairs[i + 1];
            }
        }

        return NonStandard;
    }

    /// <summary>The platform's number for one of the class library's, −1 when there is none.</summary>
    [RuntimeExport("SystemNative_ConvertErrorPalToPlatform")]
    internal static int FromPal(int palError)
    {
        if (palError == 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> pairs = Pairs;
        for (int i = 0; i < pairs.Length; i += 2)
        {
            if (PalBase + pairs[i + 1] == palError)
            {
                return pairs[i];
            }
        }

        return -1;
    }
}
