using System;

namespace Helix.Interfaces.Tasks;

/// <summary>What the task manager knows at one moment.</summary>
/// <param name="Tasks">Tasks, the kernel included.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Created">Threads created since the start.</param>
/// <param name="IdleTime">How long the processors had nothing to do, all together.</param>
/// <param name="KeptStacks">Stacks of ended threads that are kept for later ones, until memory runs short.</param>
public readonly record struct TaskStatistics(int Tasks, int Threads, long Created, TimeSpan IdleTime, int KeptStacks);
