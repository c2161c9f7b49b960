namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>Why managed code cannot go on: RhFailFastReason of the class library.</summary>
public enum FailureReason
{
    Unknown = 0,

    /// <summary>A contract within the runtime is broken.</summary>
    InternalError = 1,

    /// <summary>No handler for an exception.</summary>
    UnhandledException = 2,

    UnhandledExceptionFromUnmanagedCode = 3,
    EnvironmentFailFast = 4,
    AssertionFailure = 5,
}
