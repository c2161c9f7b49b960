namespace Helix.Kernel.Runtime.Loading;

/// <summary>Somebody who holds an image that is to go.</summary>
public struct ImageHolder
{
    /// <summary>What kind of place it is.</summary>
    public ImageHolderKind Kind;

    /// <summary>The thread's number, for a stack.</summary>
    public int ThreadId;

    /// <summary>Where the word is; for an object its own address.</summary>
    public ulong Place;

    /// <summary>What the word points to, in bytes from the image's start; for an object of a type of the image, its method table.</summary>
    public uint Target;

    /// <summary>For an object: its method table if that lies outside the image, else 0.</summary>
    public ulong MethodTable;
}
