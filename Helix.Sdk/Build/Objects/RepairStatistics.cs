namespace Helix.Sdk.Build.Objects;

/// <summary>What a repair found.</summary>
/// <param name="Methods">Methods with an unwind entry.</param>
/// <param name="WithClauses">Methods with exception handling.</param>
/// <param name="Funclets">Handlers and filters.</param>
/// <param name="Filters">Filters.</param>
/// <param name="ReverseInvokes">Methods that native code may call.</param>
public readonly record struct RepairStatistics(int Methods, int WithClauses, int Funclets, int Filters, int ReverseInvokes)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Methods} methods, {WithClauses} with exception handling, {Funclets} funclets ({Filters} filters), {ReverseInvokes} called by native code";
}
