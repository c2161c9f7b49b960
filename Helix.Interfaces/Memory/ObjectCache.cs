namespace Helix.Interfaces.Memory;

/// <summary>A cache of memory blocks of one size; what is in it is the memory manager's affair.</summary>
public abstract class ObjectCache
{
    /// <summary>Its name, for statistics.</summary>
    public abstract string Name { get; }

    /// <summary>The size of its objects in bytes.</summary>
    public abstract int ObjectSizeBytes { get; }
}
