namespace Helix.Tests.Boot.Protocol;

/// <summary>How a case ended.</summary>
public enum CaseOutcome
{
    /// <summary>All its checks held.</summary>
    Passed,

    /// <summary>A check failed, an exception escaped or the time was over.</summary>
    Failed,

    /// <summary>The system ended while it ran.</summary>
    Crashed,
}
