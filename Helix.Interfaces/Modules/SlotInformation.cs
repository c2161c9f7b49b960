namespace Helix.Interfaces.Modules;

/// <summary>A slot at one moment: what callers hold in place of a module's object.</summary>
/// <param name="Contract">The name of the contract it stands for.</param>
/// <param name="Module">
/// The module whose slot it is; empty for the contract's default slot, which follows the chosen provider.
/// </param>
/// <param name="Provider">The module that calls reach now; empty if they answer a status.</param>
/// <param name="CallsInside">How many calls are in that module through this slot.</param>
/// <param name="IsPaused">Whether new calls wait.</param>
public sealed record SlotInformation(string Contract, string Module, string Provider, int CallsInside, bool IsPaused)
{
    /// <summary>How many calls wait until an exchange is over.</summary>
    public int CallsWaiting { get; init; }

    /// <summary>How often what is behind it was exchanged, the first time included.</summary>
    public int Exchanges { get; init; }

    /// <summary>How many calls ended in a fault.</summary>
    public int Faults { get; init; }
}
