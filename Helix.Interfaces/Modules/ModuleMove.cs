namespace Helix.Interfaces.Modules;

/// <summary>A step in a module's life; each one calls the entry point of the same name.</summary>
public enum ModuleMove
{
    /// <summary>Created to Initialized.</summary>
    Initialize = 0,

    /// <summary>Initialized or Stopped to Running.</summary>
    Start = 1,

    /// <summary>Running or StateSaved to Stopped.</summary>
    Stop = 2,

    /// <summary>Stopped to Unloaded.</summary>
    Cleanup = 3,

    /// <summary>Running to StateSaved.</summary>
    SaveState = 4,

    /// <summary>Stopped or StateSaved to Running.</summary>
    RestoreState = 5,
}
