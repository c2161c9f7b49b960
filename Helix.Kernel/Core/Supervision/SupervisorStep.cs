namespace Helix.Kernel.Core.Supervision;

/// <summary>What the supervisor does next with a module.</summary>
internal enum SupervisorStep
{
    /// <summary>Deals with a fault that was reported.</summary>
    Answer = 0,

    /// <summary>Takes the module down for good; tried again while calls stay inside.</summary>
    Isolate = 1,

    /// <summary>Starts the module, which is down.</summary>
    Revive = 2,
}
