namespace Helix.Kernel.Loader;

/// <summary>Why an image that its file's reader accepted was not loaded.</summary>
public enum LoadError
{
    /// <summary>It was loaded.</summary>
    None = 0,

    /// <summary>There is no memory, or no room near the kernel, or in its tables.</summary>
    NoRoom,

    /// <summary>A table in the image leads out of it.</summary>
    TablesWrong,

    /// <summary>An object for a type stands for what is none.</summary>
    TypesWrong,

    /// <summary>An initialiser or a static constructor threw.</summary>
    InitializerThrew,
}
