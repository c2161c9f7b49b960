namespace Helix.Modules.Managers.Memory;

/// <summary>What one module has of the heap. Changed under the heap's lock.</summary>
internal sealed class BlockOwner(string name)
{
    /// <summary>The module's name.</summary>
    public string Name { get; } = name;

    /// <summary>The text by which it was asked for last: who asks again does so with the same one.</summary>
    public string Key { get; set; } = name;

    /// <summary>Blocks in use.</summary>
    public long Blocks { get; set; }

    /// <summary>Bytes in them, as they were asked for.</summary>
    public long Bytes { get; set; }
}
