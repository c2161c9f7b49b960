using Helix.Kernel.Runtime.Types;

namespace Helix.Kernel.Runtime.Loading;

/// <summary>What the runtime keeps of an image that was loaded while the system runs. Unmanaged; a type of the image leads to it.</summary>
public struct RuntimeImage
{
    /// <summary>Where it is.</summary>
    public ImageLayout Layout;

    /// <summary>The handle that keeps its static fields of reference types.</summary>
    internal ulong Statics;

    /// <summary>Its number among all objects; thread statics are found by it.</summary>
    internal int Index;

    /// <summary>What the class library calls a module.</summary>
    internal TypeManager Manager;
}
