namespace Helix.Interfaces.HostLink;

/// <summary>What the host asks for: the first byte of a request. The numbers are never reused.</summary>
public enum LinkCommand : byte
{
    /// <summary>Are you there? The text of the answer says which kernel.</summary>
    Ping = 1,

    /// <summary>
    /// The rest is a module file: it takes the place of the module of its name, or is loaded and started if there is none.
    /// </summary>
    Push = 2,

    /// <summary>The rest is the name of a module that is stopped and unloaded.</summary>
    Unload = 3,

    /// <summary>Which modules are there?</summary>
    List = 4,

    /// <summary>The rest is a line for the shell; the text of the answer is what it wrote.</summary>
    Execute = 5,
}
