namespace Helix.Interfaces.Modules;

/// <summary>
/// The two halves of an interface: the functions that modules of the kernel call, and those that user modules call.
/// </summary>
public enum ContractPart
{
    /// <summary>Called by modules of the kernel; arguments are trusted.</summary>
    System = 0,

    /// <summary>Called by user modules; every argument is checked.</summary>
    User = 1,
}
