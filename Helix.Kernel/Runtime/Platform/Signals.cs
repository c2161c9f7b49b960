using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>POSIX signals: they can be registered for, but the system sends none.</summary>
internal static unsafe class Signals
{
    private const int HighestNumber = 64;

    private static int s_breakIsSignal;

    /// <summary>Translates the class library's signal names (negative) to numbers; 0 when there is no such signal.</summary>
    [RuntimeExport("SystemNative_GetPlatformSignalNumber")]
    internal static int NumberOf(int signal) => signal switch
    {
        -1 => 1,      // SIGHUP
        -2 => 2,      // SIGINT
        -3 => 3,      // SIGQUIT
        -4 => 15,     // SIGTERM
        -5 => 17,     // SIGCHLD
        -6 => 18,     // SIGCONT
        -7 => 28,     // SIGWINCH
        -8 => 21,     // SIGTTIN
        -9 => 22,     // SIGTTOU
        -10 => 20,    // SIGTSTP
        > 0 and <= HighestNumber => signal,
        _ => 0,
    };

    [RuntimeExport("SystemNative_SetPosixSignalHandler")]
    internal static void SetHandler(delegate* unmanaged<int, int, int> handler)
    {
    }

    [RuntimeExport("SystemNative_EnablePosixSignalHandling")]
    internal static int Enable(int signal) => 1;

    [RuntimeExport("SystemNative_DisablePosixSignalHandling")]
    internal static void Disable(int signal)
    {
    }

    [RuntimeExport("SystemNative_HandleNonCanceledPosixSignal")]
    internal static void HandleDefault(int signal)
    {
    }

    [RuntimeExport("SystemNative_GetSignalForBreak")]
    internal static int GetBreakIsSignal() => s_breakIsSignal;

    [RuntimeExport("SystemNative_SetSignalForBreak")]
    internal static int SetBreakIsSignal(int enabled)
    {
        s_breakIsSignal = enabled;
        return 1;
    }
}
