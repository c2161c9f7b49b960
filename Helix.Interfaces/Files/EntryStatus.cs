using System;

namespace Helix.Interfaces.Files;

/// <summary>What is known of a file or directory.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Permissions as in POSIX, the lower twelve bits.</param>
/// <param name="LinkCount">How many names it has.</param>
/// <param name="UserId">Its owner.</param>
/// <param name="GroupId">Its group.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="BlockSizeBytes">The size in which it is best read and written.</param>
/// <param name="BlockCount">How many blocks of 512 bytes it takes up.</param>
/// <param name="AccessTime">When it was last read, UTC.</param>
/// <param name="ModificationTime">When its content last changed, UTC.</param>
/// <param name="ChangeTime">When anything of it last changed, UTC.</param>
public readonly record struct EntryStatus(
    EntryKind Kind,
    int Mode,
    int LinkCount,
    int UserId,
    int GroupId,
    long SizeBytes,
    int BlockSizeBytes,
    long BlockCount,
    DateTime AccessTime,
    DateTime ModificationTime,
    DateTime ChangeTime);
