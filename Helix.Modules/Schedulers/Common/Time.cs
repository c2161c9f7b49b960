namespace Helix.Modules.Schedulers.Common;

/// <summary>Units of time.</summary>
internal static class Time
{
    public const long NsPerMs = 1_000_000;
}
