namespace Helix.Tests.Boot.Emulation;

/// <summary>Whether a machine has a serial port.</summary>
public enum SerialLine
{
    /// <summary>It has, and the tests read and write it.</summary>
    Present,

    /// <summary>It has none.</summary>
    Absent,
}
