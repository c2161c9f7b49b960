using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Unit.Modules;

/// <summary>Two threads to look at, and a note of what was asked for.</summary>
internal sealed class FakeTaskManager : ITaskManager
{
    public List<string> Calls { get; } = [];

    public ThreadId Current => new(2);

    public int CurrentCpu => 0;

    public int CpuCount => 1;

    public bool IsEnding => false;

    public TaskStatistics Statistics => new(1, 2, 2, TimeSpan.FromSeconds(2), 0);

    public SchedulerInformation Scheduler => new("built-in", "built-in", default, 0, 0, 0, "");

    public IReadOnlyList<TaskThread> ListThreads() =>
    [
        Make(1, "idle", "ready", isIdle: true),
        Make(2, "shell", "running", isIdle: false),
    ];

    public Result<TaskThread> GetThread(ThreadId thread) => Status.NotFound;

    public Status Kill(ThreadId thread) => Note($"kill {thread}");

    public Status SetPriority(ThreadId thread, Priority priority) => Note($"priority {thread} {priority}");

    public Result<ThreadId> CreateThread(string name, Action body, SchedulingPolicy policy, Priority priority) => Status.NotSupported;

    public Result<ThreadId> CreateThread(in ThreadOptions options, Action body) => Status.NotSupported;

    public Status Join(ThreadId thread, TimeSpan timeout) => Status.NotFound;

    public Status Sleep(TimeSpan duration) => Status.Ok;

    public Result<ISemaphore> CreateSemaphore(int initial, int limit) => Status.NotSupported;

    [DoesNotReturn]
    public void Exit() => throw new OperationCanceledException();

    public void Yield()
    {
    }

    public Status SetAffinity(ThreadId thread, ulong mask) => Status.NotFound;

    public Result<TaskMutex> CreateMutex() => Status.NotSupported;

    public Result<IEvent> CreateEvent(EventKind kind) => Status.NotSupported;

    public Result<IWaitQueue> CreateWaitQueue() => Status.NotSupported;

    public Status UseScheduler(string module) => Note("use " + module);

    public Result<PolicyStatistics> GetPolicyStatistics(SchedulingPolicy policy) => Status.NotSupported;

    private static TaskThread Make(int id, string name, string state, bool isIdle) => new(
        new ThreadId(id),
        name,
        state,
        SchedulingPolicy.Normal,
        Priority.Default,
        new Priority(Priority.Lowest),
        0,
        0,
        TimeSpan.FromSeconds(2),
        64 * 1024,
        isIdle,
        IsEnding: false);

    private Status Note(string call)
    {
        Calls.Add(call);
        return Status.Ok;
    }
}
