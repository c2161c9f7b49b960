using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>Threads of one scenario, and the first thing that went wrong in any of them.</summary>
internal sealed class Crew(ITaskManager tasks)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly List<ThreadId> _threads = [];
    private string? _wrong;

    public IReadOnlyList<ThreadId> Threads => _threads;

    public string? Wrong => Volatile.Read(ref _wrong);

    /// <summary>Starts a thread; what it throws is what went wrong.</summary>
    public ThreadId Start(ThreadOptions options, Action body)
    {
        Result<ThreadId> thread = tasks.CreateThread(options, () =>
        {
            try
            {
                body();
            }
            catch (Exception exception)
            {
                Blame(exception.ToString());
            }
        });
        if (thread.IsOk)
        {
            _threads.Add(thread.Value);
        }
        else
        {
            Blame($"no thread: {thread.Status}");
        }

        return thread.Value;
    }

    public ThreadId Start(string name, Action body) => Start(ThreadOptions.Named(name), body);

    /// <summary>Notes what went wrong, unless something did before.</summary>
    public void Blame(string what) => _ = Interlocked.CompareExchange(ref _wrong, what, null);

    /// <summary>Notes a status that is not the expected one.</summary>
    public void Expect(Status expected, Status actual, string what)
    {
        if (expected != actual)
        {
            Blame($"{what} answered {actual}, not {expected}");
        }
    }

    public void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            Blame(otherwise);
        }
    }

    /// <summary>Waits until a thread waits.</summary>
    public void AwaitBlocked(ThreadId thread) =>
        Await(() => tasks.GetThread(thread).TryGet(out TaskThread known) && known.State.StartsWith("waiting", StringComparison.Ordinal), "a thread does not wait");

    /// <summary>Waits until something holds.</summary>
    public void Await(Func<bool> condition, string otherwise)
    {
        long limit = Environment.TickCount64 + (long)Limit.TotalMilliseconds;
        while (!condition() && Environment.TickCount64 < limit)
        {
            Expect(Status.Ok, tasks.Sleep(TimeSpan.FromMilliseconds(1)), "Sleep");
        }

        Expect(condition(), otherwise);
    }

    /// <summary>Waits until all have ended, and answers what went wrong.</summary>
    public string? Join()
    {
        foreach (ThreadId thread in _threads)
        {
            Expect(Status.Ok, tasks.Join(thread, Limit), "Join");
        }

        return Wrong;
    }
}
