namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// The bytes that a scheduler leaves to its successor, little-endian: magic and version, then the length of the name, the number of
/// processors and of threads, the name in ASCII, and a record for each thread.
/// </summary>
internal static class StateFormat
{
    public const uint Magic = 0x5343_4853;
    public const int Version = 1;
    public const int HeaderSize = 20;

    /// <summary>Number, task, processor; own and lent priority, policy, state; affinity; the three times of a deadline; used; three rights.</summary>
    public const int RecordSize = (3 * 4) + 4 + (8 * 8);
}
