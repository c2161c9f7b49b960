using System.Runtime.InteropServices;

namespace Helix.Tests.Unit.Platform;

/// <summary>The platform functions of the .NET that runs the tests: what ours are compared with.</summary>
internal static unsafe class HostPlatform
{
    private const string Library = "libSystem.Native";

    [DllImport(Library, EntryPoint = "SystemNative_ConvertErrorPlatformToPal")]
    internal static extern int ToPal(int platformError);

    [DllImport(Library, EntryPoint = "SystemNative_ConvertErrorPalToPlatform")]
    internal static extern int FromPal(int palError);

    [DllImport(Library, EntryPoint = "SystemNative_StrErrorR")]
    internal static extern byte* Describe(int platformError, byte* buffer, int sizeBytes);

    [DllImport(Library, EntryPoint = "SystemNative_GetPlatformSignalNumber")]
    internal static extern int SignalNumber(int signal);

    [DllImport(Library, EntryPoint = "SystemNative_SNPrintF_1I")]
    internal static extern int FormatInteger(byte* text, int sizeBytes, byte* format, int argument);

    [DllImport(Library, EntryPoint = "SystemNative_SNPrintF_1S")]
    internal static extern int FormatText(byte* text, int sizeBytes, byte* format, byte* argument);
}
