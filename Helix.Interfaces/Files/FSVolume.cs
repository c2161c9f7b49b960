namespace Helix.Interfaces.Files;

/// <summary>A mounted file system; what is in it is its module's affair.</summary>
public abstract class FSVolume
{
    /// <summary>The directory at the top.</summary>
    public abstract FSNode Root { get; }

    /// <summary>Whether it can be written.</summary>
    public abstract bool IsReadOnly { get; }
}
