namespace Helix.Interfaces.ModuleFiles;

/// <summary>What is at the place of a fix-up. Let <em>d</em> be the image's address less its nominal base.</summary>
public enum FixUpKind
{
    /// <summary>The address of something in the image, 64 bits: it grows by <em>d</em>.</summary>
    Address = 0,

    /// <summary>The distance from the place to something in the kernel, 32 bits: it shrinks by <em>d</em>.</summary>
    Distance = 1,
}
