namespace Helix.Sdk.Cli.Emulation;

/// <summary>How a guest can end.</summary>
public enum GuestExitKind
{
    /// <summary>The kernel wrote a status to the exit port.</summary>
    Status,

    /// <summary>The guest switched the machine off.</summary>
    PowerOff,

    /// <summary>The machine was reset: a reboot, or a triple fault.</summary>
    Reset,

    /// <summary>This command ended the emulator when it had what it wanted.</summary>
    Quit,

    /// <summary>The time ran out.</summary>
    TimedOut,

    /// <summary>The emulator failed or was killed.</summary>
    Failed,
}
