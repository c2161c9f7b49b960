namespace Helix.Sdk.Cli.Emulation;

/// <summary>Where the guest's first serial port goes.</summary>
public enum SerialPort
{
    /// <summary>To the emulator's input and output, which a person uses: Ctrl-C ends it, Ctrl-A C opens its monitor.</summary>
    Terminal,

    /// <summary>To the emulator's input and output, which are pipes.</summary>
    Pipe,
}
