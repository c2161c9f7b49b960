namespace Helix.Interfaces.Modules;

/// <summary>Where a module's code came from.</summary>
public enum ModuleOrigin
{
    /// <summary>It is linked into the kernel's image.</summary>
    Image = 0,

    /// <summary>It was loaded from a file while the system ran.</summary>
    File = 1,
}
