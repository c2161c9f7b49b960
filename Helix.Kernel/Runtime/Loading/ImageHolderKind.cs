namespace Helix.Kernel.Runtime.Loading;

/// <summary>Where a reference to an image was found.</summary>
public enum ImageHolderKind
{
    /// <summary>On the stack of a thread, or in one of its registers, which are on its stack while it does not run.</summary>
    Stack,

    /// <summary>A living object of a type of the image.</summary>
    Instance,

    /// <summary>A word in another living object: a delegate's code, a string of the image, a type, an address.</summary>
    ObjectField,

    /// <summary>A handle of the class library.</summary>
    Handle,

    /// <summary>A static field, or another table of the kernel.</summary>
    Static,
}
