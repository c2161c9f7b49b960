namespace Helix.Sdk.Packaging.Inspection;

/// <summary>What can be said of a module file's signature.</summary>
public enum SignatureState
{
    /// <summary>It has none.</summary>
    Missing,

    /// <summary>It has one, and no key was given to check it.</summary>
    Unchecked,

    /// <summary>It is by the owner of the key that was given.</summary>
    Right,

    /// <summary>It is not by the owner of that key, or the file was changed.</summary>
    Wrong,
}
