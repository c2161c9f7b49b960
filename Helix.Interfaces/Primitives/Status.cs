namespace Helix.Interfaces.Primitives;

/// <summary>
/// The outcome of a call across an interface. The numbers are part of the module ABI: they are never reused or renumbered.
/// </summary>
public enum Status
{
    /// <summary>The call did what it says.</summary>
    Ok = 0,

    /// <summary>The call failed for a reason that no other code describes; the log has the details.</summary>
    Failed = 1,

    /// <summary>An argument is malformed or contradicts another one.</summary>
    InvalidArgument = 2,

    /// <summary>An offset, index, port, address or length lies outside what the object covers.</summary>
    OutOfRange = 3,

    /// <summary>There is nothing under that name, number or interface.</summary>
    NotFound = 4,

    /// <summary>There is something under that name or number already.</summary>
    AlreadyExists = 5,

    /// <summary>The implementation does not offer this function.</summary>
    NotSupported = 6,

    /// <summary>The object is not in a state that allows this call.</summary>
    InvalidState = 7,

    /// <summary>The resource belongs to someone else at the moment; trying later may help.</summary>
    Busy = 8,

    /// <summary>The time given for the call ran out.</summary>
    TimedOut = 9,

    /// <summary>There is not enough memory.</summary>
    OutOfMemory = 10,

    /// <summary>The caller may not do this.</summary>
    AccessDenied = 11,

    /// <summary>The device answered with an error.</summary>
    DeviceError = 12,

    /// <summary>The device is not there.</summary>
    DeviceAbsent = 13,

    /// <summary>The drive is there but holds no medium.</summary>
    NoMedium = 14,

    /// <summary>The medium or object can only be read.</summary>
    ReadOnly = 15,

    /// <summary>Data fails its integrity or format check.</summary>
    Corrupt = 16,

    /// <summary>There is no more data, and there will be none.</summary>
    EndOfData = 17,

    /// <summary>The buffer given is too small for the answer.</summary>
    BufferTooSmall = 18,

    /// <summary>The call was cancelled before it was done.</summary>
    Cancelled = 19,

    /// <summary>An exception escaped the called module; the fault is that module's.</summary>
    ModuleFault = 20,

    /// <summary>A required interface has no provider that could be started.</summary>
    MissingDependency = 21,

    /// <summary>Modules require each other in a circle.</summary>
    DependencyCycle = 22,

    /// <summary>A provider exists, but its version lies outside the required range.</summary>
    VersionMismatch = 23,

    /// <summary>Other modules depend on this one.</summary>
    InUse = 24,

    /// <summary>No space is left on the medium or in the table.</summary>
    NoSpace = 25,
}
