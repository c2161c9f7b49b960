namespace Helix.Interfaces.Modules;

/// <summary>
/// What the supervisor does with a module after a fault: an exception that escaped a call into it, or ended one of its threads.
/// </summary>
public enum FaultPolicy
{
    /// <summary>A new instance of the same code takes its place, after a pause that doubles with each fault in a row.</summary>
    Restart = 0,

    /// <summary>
    /// Its file is loaded anew, and an instance of that takes its place; like <see cref="Restart"/> for one without a file.
    /// </summary>
    Reload = 1,

    /// <summary>It is stopped; calls answer <see cref="Primitives.Status.ModuleFault"/> until a person starts it again.</summary>
    Isolate = 2,

    /// <summary>The system cannot be trusted any more: panic.</summary>
    Panic = 3,
}
