using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>Tasks and threads. May be called from any thread; not for interrupt handlers.</summary>
[Contract(18, "TaskManager", "1.0.0")]
public interface ITaskManager
{
    /// <summary>Makes a thread of the kernel and lets it run.</summary>
    /// <param name="name">For people.</param>
    /// <param name="body">What it does; an exception that escapes ends the thread and is its module's fault.</param>
    /// <param name="policy">How it shares.</param>
    /// <param name="priority">How urgent it is.</param>
    /// <returns>
    /// <see cref="Status.OutOfMemory"/>; <see cref="Status.InvalidArgument"/> for a priority that does not fit the policy.
    /// </returns>
    [Function(0x00)]
    Result<ThreadId> CreateThread(string name, Action body, SchedulingPolicy policy, Priority priority);

    /// <summary>Blocks until a thread has ended or the time is over.</summary>
    /// <returns><see cref="Status.NotFound"/> for a number never given, <see cref="Status.TimedOut"/>,
    /// <see cref="Status.InvalidArgument"/> for the caller's own.</returns>
    [Function(0x01)]
    [Blocks]
    Status Join(ThreadId thread, TimeSpan timeout);

    /// <summary>Blocks the caller for at least this long.</summary>
    /// <returns><see cref="Status.OutOfRange"/> if negative.</returns>
    [Function(0x02)]
    [Blocks]
    Status Sleep(TimeSpan duration);

    /// <summary>The calling thread.</summary>
    [Function(0x03)]
    ThreadId Current { get; }

    /// <summary>The processor that the caller is on; it may be another one when the call returns.</summary>
    [Function(0x04)]
    int CurrentCpu { get; }

    /// <summary>The number of processors.</summary>
    [Function(0x05)]
    int CpuCount { get; }

    /// <summary>Makes a semaphore.</summary>
    /// <param name="initial">How many can be taken at first, 0 to <paramref name="limit"/>.</param>
    /// <param name="limit">The largest count, at least 1.</param>
    /// <returns><see cref="Status.OutOfRange"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x06)]
    Result<ISemaphore> CreateSemaphore(int initial, int limit);

    /// <summary>What it knows.</summary>
    [Function(0x07)]
    TaskStatistics Statistics { get; }
}
