namespace Helix.Modules.Schedulers.Common;

/// <summary>Why a thread is put into a queue.</summary>
internal enum Placement
{
    /// <summary>It was blocked, or is new.</summary>
    Woken,

    /// <summary>Its processor picks again, and it could have gone on.</summary>
    Preempted,

    /// <summary>It lets others go first.</summary>
    Yielded,

    /// <summary>It comes from another processor's queue, or its priority was changed: its rights stay as they are.</summary>
    Moved,
}
