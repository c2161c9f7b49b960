namespace Helix.Interfaces.Modules;

/// <summary>How much a module needs an interface.</summary>
public enum DependencyNeed
{
    /// <summary>It cannot be started without.</summary>
    Required = 0,

    /// <summary>It is started with or without.</summary>
    Optional = 1,
}
