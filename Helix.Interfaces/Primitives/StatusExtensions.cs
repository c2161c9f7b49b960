namespace Helix.Interfaces.Primitives;

/// <summary>Questions to a <see cref="Status"/>, and its text for people.</summary>
public static class StatusExtensions
{
    /// <summary>Whether the call did what it says.</summary>
    public static bool IsOk(this Status status) => status == Status.Ok;

    /// <summary>Whether the call failed.</summary>
    public static bool IsError(this Status status) => status != Status.Ok;

    /// <summary>
    /// A short lower-case phrase without a full stop, such as <c>device absent</c>; an unknown number gives <c>status 99</c>.
    /// </summary>
    public static string Describe(this Status status) => status switch
    {
        Status.Ok => "ok",
        Status.Failed => "failed",
        Status.InvalidArgument => "invalid argument",
        Status.OutOfRange => "out of range",
        Status.NotFound => "not found",
        Status.AlreadyExists => "already exists",
        Status.NotSupported => "not supported",
        Status.InvalidState => "invalid state",
        Status.Busy => "busy",
        Status.TimedOut => "timed out",
        Status.OutOfMemory => "out of memory",
        Status.AccessDenied => "access denied",
        Status.DeviceError => "device error",
        Status.DeviceAbsent => "device absent",
        Status.NoMedium => "no medium",
        Status.ReadOnly => "read only",
        Status.Corrupt => "corrupt",
        Status.EndOfData => "end of data",
        Status.BufferTooSmall => "buffer too small",
        Status.Cancelled => "cancelled",
        Status.ModuleFault => "module fault",
        Status.MissingDependency => "missing dependency",
        Status.DependencyCycle => "dependency cycle",
        Status.VersionMismatch => "version mismatch",
        Status.InUse => "in use",
        Status.NoSpace => "no space",
        _ => "status " + ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
