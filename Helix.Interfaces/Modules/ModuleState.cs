namespace Helix.Interfaces.Modules;

/// <summary>Where a module is in its life. The legal moves are in <see cref="ModuleMove"/>.</summary>
public enum ModuleState
{
    /// <summary>Known; nothing of it has run but its constructor.</summary>
    Created = 0,

    /// <summary>It has its context, configuration and resources.</summary>
    Initialized = 1,

    /// <summary>It serves.</summary>
    Running = 2,

    /// <summary>It served and can again.</summary>
    Stopped = 3,

    /// <summary>Its state has been taken for a successor; it no longer serves.</summary>
    StateSaved = 4,

    /// <summary>It gave everything back and is never called again.</summary>
    Unloaded = 5,
}
