namespace Helix.Interfaces.Diagnostics;

/// <summary>
/// Something that can tell whether its data structures are sound. For tests, debugging builds and checks after a reload.
/// </summary>
public interface ISelfChecking
{
    /// <summary>Looks at everything; may take time for each item. Called while nothing else is.</summary>
    /// <returns>What is wrong; null if nothing is.</returns>
    string? CheckInvariants();
}
