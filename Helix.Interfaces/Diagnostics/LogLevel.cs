namespace Helix.Interfaces.Diagnostics;

/// <summary>How much a message matters; larger is graver.</summary>
public enum LogLevel
{
    /// <summary>Every detail.</summary>
    Trace = 0,

    /// <summary>Of use to who looks for a fault.</summary>
    Debug = 1,

    /// <summary>What a running system does.</summary>
    Information = 2,

    /// <summary>Something is odd, and the system copes.</summary>
    Warning = 3,

    /// <summary>Something that was asked for failed.</summary>
    Error = 4,

    /// <summary>The system cannot go on.</summary>
    Critical = 5,
}
