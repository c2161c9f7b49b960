using System.Collections.Generic;

namespace Helix.Kernel.Loader;

/// <summary>An image that is part of the running kernel.</summary>
public sealed class LoadedImage
{
    private readonly IImageMemory _memory;
    private readonly IImageRuntime _runtime;
    private readonly IReadOnlyList<uint> _typeObjects;
    private readonly ImagePlace _place;
    private nint _handle;

    internal LoadedImage(IImageMemory memory, IImageRuntime runtime, BoundImage image, nint handle)
    {
        _memory = memory;
        _runtime = runtime;
        _place = image.Place;
        _typeObjects = [.. image.TypeObjects];
        _handle = handle;
    }

    /// <summary>Its first byte, from the start of the module area.</summary>
    public uint Start => _place.Start;

    /// <summary>Its size in memory, in bytes.</summary>
    public uint SizeBytes => _place.SizeBytes;

    /// <summary>Whether it is still in memory.</summary>
    public bool IsPresent => _handle != 0;

    internal void RunInitializers() => _runtime.RunInitializers(_handle);

    /// <summary>Finalizes its objects, drops its statics and registrations. Nothing of it runs afterwards.</summary>
    internal void Detach() => _runtime.Detach(_handle, _typeObjects);

    /// <summary>Proves that nobody refers to it and gives its memory back.</summary>
    /// <returns>Who does; then it stays.</returns>
    internal IReadOnlyList<string> TryRemove()
    {
        IReadOnlyList<string> holders = _runtime.TryRemove(_handle);
        if (holders.Count == 0)
        {
            _handle = 0;
            _memory.Release(_place.Start, _place.SizeBytes);
        }

        return holders;
    }
}
