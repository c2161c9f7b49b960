namespace Helix.Interfaces.Memory;

/// <summary>What may be done with a page. Nothing that is mapped for modules can be executed.</summary>
public enum PageAccess
{
    /// <summary>Nothing: a guard.</summary>
    None = 0,

    /// <summary>Reading.</summary>
    Read = 1,

    /// <summary>Reading and writing.</summary>
    ReadWrite = 2,
}
