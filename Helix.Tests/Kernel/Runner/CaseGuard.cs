namespace Helix.Tests.Kernel.Runner;

/// <summary>What protects the run from a case that does not end.</summary>
public enum CaseGuard
{
    /// <summary>Each case has a thread of its own, which is given up when its time is over.</summary>
    Thread,

    /// <summary>Cases run on the caller's thread: for a system whose threads do not work yet.</summary>
    None,
}
