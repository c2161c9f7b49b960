using Helix.Interfaces.Modules;

namespace Helix.Kernel.Core.Registry;

/// <summary>
/// The legal moves in a module's life:
/// <code>
/// Created -Initialize-> Initialized -Start-> Running -Stop-> Stopped -Cleanup-> Unloaded
/// Stopped -Start-> Running          Running -SaveState-> StateSaved
/// Stopped -RestoreState-> Running   StateSaved -RestoreState-> Running (roll-back)   StateSaved -Stop-> Stopped (replaced)
/// </code>
/// </summary>
public static class LifeCycle
{
    /// <summary>Looks a move up.</summary>
    /// <returns>False if the move is illegal in that state; then <paramref name="next"/> is the state itself.</returns>
    public static bool TryMove(ModuleState state, ModuleMove move, out ModuleState next)
    {
        next = (state, move) switch
        {
            (ModuleState.Created, ModuleMove.Initialize) => ModuleState.Initialized,
            (ModuleState.Initialized, ModuleMove.Start) => ModuleState.Running,
            (ModuleState.Running, ModuleMove.Stop) => ModuleState.Stopped,
            (ModuleState.Running, ModuleMove.SaveState) => ModuleState.StateSaved,
            (ModuleState.Stopped, ModuleMove.Start) => ModuleState.Running,
            (ModuleState.Stopped, ModuleMove.RestoreState) => ModuleState.Running,
            (ModuleState.Stopped, ModuleMove.Cleanup) => ModuleState.Unloaded,
            (ModuleState.StateSaved, ModuleMove.RestoreState) => ModuleState.Running,
            (ModuleState.StateSaved, ModuleMove.Stop) => ModuleState.Stopped,
            _ => state,
        };
        return next != state;
    }
}
