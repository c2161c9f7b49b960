namespace Helix.Interfaces.Modules;

/// <summary>What happens to modules that require the one being stopped.</summary>
public enum DependentsPolicy
{
    /// <summary>The stop is refused while any of them runs.</summary>
    Refuse = 0,

    /// <summary>They are stopped first.</summary>
    Cascade = 1,
}
