using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>A thread in a saved state.</summary>
/// <param name="Snapshot">What every scheduler understands.</param>
/// <param name="Rights">What one of the same kind understands; null for another kind.</param>
internal readonly record struct SavedThread(ThreadSnapshot Snapshot, SavedRights? Rights);
