namespace Helix.Kernel.Core.Reloading;

/// <summary>Why a module's instance is replaced.</summary>
internal enum ReplacementCause
{
    /// <summary>Somebody asked for it: the state is handed over, and if anything fails the old instance serves on.</summary>
    Request = 0,

    /// <summary>The old instance had a fault: the last checkpoint is handed over, and there is no way back.</summary>
    Fault = 1,
}
