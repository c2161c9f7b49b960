using System.Collections.Generic;

namespace Helix.Kernel.Loader;

/// <summary>
/// What the loader needs of the runtime, implemented where the kernel is put together. Called on ordinary threads, one call at a time; calls may
/// collect. An image is known by what <see cref="Register"/> answered.
/// </summary>
public interface IImageRuntime
{
    /// <summary>Method table of type objects themselves.</summary>
    ulong TypeObjectClass { get; }

    /// <summary>Whether the address lies in the kernel's own image.</summary>
    bool IsKernel(ulong address);

    /// <summary>Makes an object in an image the type object of a method table of that image, unless it has one.</summary>
    /// <returns>Address of the method table's type object.</returns>
    ulong AdoptTypeObject(ulong methodTable, ulong typeObject);

    /// <summary>The type object of a method table that stays for ever; it is made if there is none.</summary>
    /// <returns>Its address.</returns>
    ulong GetTypeObject(ulong methodTable);

    /// <summary>Tells the runtime of an image that is in place: its code, unwind entries, names, statics. Runs nothing of it.</summary>
    /// <returns>0 when there is no room.</returns>
    nint Register(in ImagePlace place);

    /// <summary>Runs an image's eager class constructors and module initialisers; throws what they throw.</summary>
    void RunInitializers(nint image);

    /// <summary>Finalizes all objects of the image's types, makes the class library forget it, and drops its statics. May be called again.</summary>
    /// <param name="image">The image.</param>
    /// <param name="typeObjects">Offsets of the type objects in the image, bytes.</param>
    void Detach(nint image, IReadOnlyList<uint> typeObjects);

    /// <summary>Collects, proves that nothing points into a detached image, and forgets it.</summary>
    /// <returns>Who holds it, for people; empty when it is gone.</returns>
    IReadOnlyList<string> TryRemove(nint image);
}
