using System;
using System.Collections.Generic;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Kernel.Loader;

/// <summary>
/// Brings images into the running kernel and takes them out again (docs/RUNTIME.md, "Images that come and go"). Neighbours: <see cref="BoundImage"/> makes a copy ready,
/// <see cref="IImageRuntime"/> makes it part of the kernel. Used by one thread at a time.
/// </summary>
/// <param name="memory">Memory for images.</param>
/// <param name="runtime">The runtime.</param>
public sealed class ImageLoader(IImageMemory memory, IImageRuntime runtime)
{
    private readonly PublishedSymbols _published = new();
    private readonly List<LoadedImage> _permanent = [];
    private readonly List<LoadedImage> _parked = [];

    /// <summary>Images that were loaded for what they share; they stay.</summary>
    public IReadOnlyList<LoadedImage> Permanent => _permanent;

    /// <summary>Images that are out of use, but that somebody still refers to.</summary>
    public IReadOnlyList<LoadedImage> Parked => _parked;

    /// <summary>Number of code and data symbols that modules have in common.</summary>
    public int PublishedCount => _published.Count;

    /// <summary>Loads an image and tells the runtime of it. Its initialisers have not run.</summary>
    /// <param name="file">A file that fits this kernel.</param>
    /// <param name="error">Why it was not loaded.</param>
    /// <returns>The image, or null.</returns>
    public LoadedImage? Load(ModuleFile file, out LoadError error)
    {
        error = LoadError.None;
        if (HasUnknown(file))
        {
            LoadedImage? copy = LoadCopy(file, out error);
            if (copy is null)
            {
                return null;
            }

            _permanent.Add(copy);
            foreach (SharedInstantiation shared in file.Shared)
            {
                _published.Add(shared.Hash, copy.Start + shared.Offset);
            }
        }

        return LoadCopy(file, out error);
    }

    /// <summary>Runs an image's initialisers; throws what they throw.</summary>
    public void Start(LoadedImage image) => image.RunInitializers();

    /// <summary>
    /// Takes an image out of the kernel, and tries once more to give parked ones back. Blocks until the finalizers of its objects have run.
    /// </summary>
    /// <param name="image">An image that is not in use any more.</param>
    /// <returns>Who holds it, for people; then it is parked. Empty when its memory was given back.</returns>
    public IReadOnlyList<string> Unload(LoadedImage image)
    {
        foreach (LoadedImage parked in _parked.ToArray())
        {
            if (parked != image && parked.TryRemove().Count == 0)
            {
                _ = _parked.Remove(parked);
            }
        }

        image.Detach();
        IReadOnlyList<string> holders = image.TryRemove();
        if (holders.Count != 0 && !_parked.Contains(image))
        {
            _parked.Add(image);
        }
        else if (holders.Count == 0)
        {
            _ = _parked.Remove(image);
        }

        return holders;
    }

    private bool HasUnknown(ModuleFile file)
    {
        foreach (SharedInstantiation shared in file.Shared)
        {
            if (!_published.TryFind(shared.Hash, out _))
            {
                return true;
            }
        }

        return false;
    }

    private LoadedImage? LoadCopy(ModuleFile file, out LoadError error)
    {
        BoundImage? image = BoundImage.Copy(memory, file);
        if (image is null)
        {
            error = LoadError.NoRoom;
            return null;
        }

        nint handle = 0;
        error = Bind(image, file);
        if (error == LoadError.None)
        {
            handle = runtime.Register(image.Place);
            error = handle == 0 ? LoadError.NoRoom : LoadError.None;
        }

        if (error != LoadError.None)
        {
            image.Release();
            return null;
        }

        return new LoadedImage(memory, runtime, image, handle);
    }

    private LoadError Bind(BoundImage image, ModuleFile file)
    {
        image.Bind(file, _published);
        if (!TableCheck.Holds(memory.AreaStart + image.Place.Start, file.Image, IsPermanent))
        {
            return LoadError.TablesWrong;
        }

        if (!image.BindTypes(file, runtime, IsPermanent))
        {
            return LoadError.TypesWrong;
        }

        image.Protect(file.Image);
        return LoadError.None;
    }

    private bool IsPermanent(ulong address) =>
        runtime.IsKernel(address) || _permanent.Exists(image => address - memory.AreaStart - image.Start < image.SizeBytes);
}
