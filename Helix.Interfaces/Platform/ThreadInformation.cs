using System;

namespace Helix.Interfaces.Platform;

/// <summary>A thread at one moment.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name; empty if it has none.</param>
/// <param name="State">What it does: <c>running</c>, <c>ready</c>, <c>waiting</c>, <c>sleeping</c> or <c>ended</c>.</param>
/// <param name="CpuTime">How long it has run on a processor.</param>
/// <param name="StackBytes">The size of its stack.</param>
public readonly record struct ThreadInformation(int Id, string Name, string State, TimeSpan CpuTime, long StackBytes);
