namespace Helix.Sdk.Cli.Emulation;

/// <summary>How a guest ended, read from the emulator's exit status and its last words on the control socket.</summary>
/// <param name="Kind">How.</param>
/// <param name="Status">The kernel's status for <see cref="GuestExitKind.Status"/>; the emulator's own otherwise.</param>
public sealed record GuestExit(GuestExitKind Kind, int Status)
{
    /// <summary>The kernel's status for "all is well".</summary>
    public const int KernelSuccess = 0x10;

    /// <summary>The exit status of the command: 0 for success, else the kernel's status.</summary>
    public int ExitCode => Kind switch
    {
        GuestExitKind.Status when Status == KernelSuccess => ExitCodes.Success,
        GuestExitKind.Status when Status != 0 => Status,
        GuestExitKind.PowerOff or GuestExitKind.Quit => ExitCodes.Success,
        GuestExitKind.TimedOut => ExitCodes.TimedOut,
        _ => ExitCodes.Failure,
    };

    /// <summary>Reads the ending.</summary>
    /// <param name="emulatorStatus">The emulator's exit status.</param>
    /// <param name="shutdownReason">The reason of the last SHUTDOWN event, or null when there was none.</param>
    /// <remarks>
    /// QEMU's isa-debug-exit ends the emulator at once with (value &lt;&lt; 1) | 1 and sends no event, so an odd status
    /// without an event is the kernel's. Status 1 is also what the emulator returns when it cannot start.
    /// </remarks>
    public static GuestExit Read(int emulatorStatus, string? shutdownReason) => shutdownReason switch
    {
        "guest-reset" => new(GuestExitKind.Reset, emulatorStatus),
        "guest-shutdown" => new(GuestExitKind.PowerOff, emulatorStatus),
        "guest-panic" => new(GuestExitKind.Failed, emulatorStatus),
        not null => new(GuestExitKind.Quit, emulatorStatus),
        null when emulatorStatus == 0 => new(GuestExitKind.PowerOff, emulatorStatus),
        null when emulatorStatus > 1 && emulatorStatus % 2 == 1 && !IsSignal(emulatorStatus) => new(GuestExitKind.Status, emulatorStatus >> 1),
        _ => new(GuestExitKind.Failed, emulatorStatus),
    };

    // 128 + SIGHUP, SIGBUS, SIGKILL, SIGSEGV: the emulator was killed. The kernel does not use 0x40 and 0x43 to 0x45.
    private static bool IsSignal(int emulatorStatus) => emulatorStatus is 129 or 135 or 137 or 139;
}
