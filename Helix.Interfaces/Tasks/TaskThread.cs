using System;

namespace Helix.Interfaces.Tasks;

/// <summary>A thread at one moment.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name; empty if it has none.</param>
/// <param name="State">What it does: <c>running</c>, <c>ready</c>, <c>waiting</c>, <c>sleeping</c> or <c>ended</c>.</param>
/// <param name="Policy">How it shares processors.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Lent">The priority lent to it; <see cref="Priority.Lowest"/> if none is.</param>
/// <param name="AffinityMask">A bit for each processor it may run on; 0 is all.</param>
/// <param name="Cpu">The processor that it runs on, or ran on last.</param>
/// <param name="CpuTime">How long it has run.</param>
/// <param name="StackBytes">The size of its stack.</param>
/// <param name="IsIdle">Whether it is what a processor runs when nothing else is ready; no scheduler knows it.</param>
/// <param name="IsEnding">Whether it was told to end.</param>
public readonly record struct TaskThread(
    ThreadId Id,
    string Name,
    string State,
    SchedulingPolicy Policy,
    Priority Priority,
    Priority Lent,
    ulong AffinityMask,
    int Cpu,
    TimeSpan CpuTime,
    long StackBytes,
    bool IsIdle,
    bool IsEnding);
