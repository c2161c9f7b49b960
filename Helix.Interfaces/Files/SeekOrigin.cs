namespace Helix.Interfaces.Files;

/// <summary>What a position counts from.</summary>
public enum SeekOrigin
{
    /// <summary>The beginning.</summary>
    Begin = 0,

    /// <summary>Where the file is now.</summary>
    Current = 1,

    /// <summary>The end.</summary>
    End = 2,
}
