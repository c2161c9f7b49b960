namespace Helix.Interfaces.Tasks;

/// <summary>Why a processor picks again.</summary>
public enum SwitchReason
{
    /// <summary>The thread that ran could go on.</summary>
    Preempted = 0,

    /// <summary>The thread that ran lets others go first.</summary>
    Yielded = 1,

    /// <summary>The thread that ran waits for something.</summary>
    Blocked = 2,

    /// <summary>The thread that ran has ended, and was removed before.</summary>
    Ended = 3,
}
