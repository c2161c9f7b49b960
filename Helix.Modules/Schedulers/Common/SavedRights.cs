namespace Helix.Modules.Schedulers.Common;

/// <summary>What only a scheduler of the same kind understands of a thread.</summary>
/// <param name="Position">The order in its queue, from the queue's origin.</param>
/// <param name="SliceLeftNs">What is left of its turn.</param>
/// <param name="BudgetNs">What is left of its run time in the period.</param>
internal readonly record struct SavedRights(long Position, long SliceLeftNs, long BudgetNs);
