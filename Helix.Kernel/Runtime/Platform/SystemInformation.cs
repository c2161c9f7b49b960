using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>What the system says of itself: names, versions, limits, and configuration of the runtime (there is none).</summary>
internal static unsafe class SystemInformation
{
    private const int X64 = 1;
    private const int ClockTicks = 1;
    private const int PageSize = 2;

    private static ReadOnlySpan<byte> HostName => "helix"u8;

    private static ReadOnlySpan<byte> Release => "0.1.0"u8;

    private static ReadOnlySpan<byte> Version => "Helix 0.1.0"u8;

    private static ReadOnlySpan<byte> RuntimeVersion => "9.0.18"u8;

    [RuntimeExport("SystemNative_GetHostName")]
    internal static int GetHostName(byte* name, int capacityBytes) =>
        CopyText(HostName, name, capacityBytes) ? 0 : ErrorNumbers.Fail(Errno.EINVAL);

    /// <summary>The kernel's version in memory that the caller frees.</summary>
    [RuntimeExport("SystemNative_GetUnixRelease")]
    internal static byte* GetRelease()
    {
        byte* text = (byte*)MemoryFunctions.Allocate((nuint)Release.Length + 1);
        if (text != null)
        {
            CopyText(Release, text, Release.Length + 1);
        }

        return text;
    }

    [RuntimeExport("SystemNative_GetUnixVersion")]
    internal static int GetVersion(byte* text, int* capacityBytes)
    {
        bool fits = CopyText(Version, text, *capacityBytes);
        *capacityBytes = Version.Length + 1;
        return fits ? 0 : -1;
    }

    [RuntimeExport("SystemNative_GetOSArchitecture")]
    internal static int GetArchitecture() => X64;

    [RuntimeExport("SystemNative_SysConf")]
    internal static long GetLimit(int name) => name switch
    {
        ClockTicks => 100,
        PageSize => (long)NativeHeap.PageBytes,
        _ => ErrorNumbers.Fail(Errno.EINVAL),
    };

    /// <summary>The class library's version, with its length.</summary>
    [RuntimeExport("RhGetRuntimeVersion")]
    internal static byte* GetRuntimeVersion(int* lengthBytes)
    {
        *lengthBytes = RuntimeVersion.Length;
        return (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(RuntimeVersion));
    }

    /// <summary>Application settings from the build: none.</summary>
    [RuntimeExport("RhGetKnobValues")]
    internal static uint GetKnobValues(byte*** keys, byte*** values)
    {
        *keys = null;
        *values = null;
        return 0;
    }

    private static bool CopyText(ReadOnlySpan<byte> text, byte* target, int capacityBytes)
    {
        if (target == null || capacityBytes <= text.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            target[i] = text[i];
        }

        target[text.Length] = 0;
        return true;
    }
}
