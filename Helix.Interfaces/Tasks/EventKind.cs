namespace Helix.Interfaces.Tasks;

/// <summary>What becomes of an event's flag.</summary>
public enum EventKind
{
    /// <summary>The first thread that waits for it takes it.</summary>
    Taken = 0,

    /// <summary>It stays raised until it is lowered.</summary>
    Stays = 1,
}
