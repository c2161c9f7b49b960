namespace Helix.Interfaces.Tasks;

/// <summary>What a thread does, as a scheduler sees it. The numbers are part of saved states.</summary>
public enum ThreadRunState
{
    /// <summary>It waits for something, or has not been started.</summary>
    Blocked = 0,

    /// <summary>It could run, and is in a queue.</summary>
    Ready = 1,

    /// <summary>A processor picked it and has not picked again.</summary>
    Running = 2,
}
