using System;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>Threads in an array, picked in turn.</summary>
internal sealed class FaultyThreads(int most)
{
    /// <summary>The nice value of one thread of the load.</summary>
    private const int Starved = 1;

    private readonly SchedulableThread[] _threads = new SchedulableThread[most];
    private readonly ThreadRunState[] _states = new ThreadRunState[most];
    private int _last;

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    [NoHeapAllocation]
    public int CountReady()
    {
        int ready = 0;
        for (int i = 0; i < Count; i++)
        {
            ready += _states[i] == ThreadRunState.Ready ? 1 : 0;
        }

        return ready;
    }

    public Status Add(in SchedulableThread thread)
    {
        if (Count == _threads.Length)
        {
            return Status.OutOfMemory;
        }

        _threads[Count] = thread;
        _states[Count++] = ThreadRunState.Blocked;
        return Status.Ok;
    }

    [NoHeapAllocation]
    public Status Remove(ThreadId id)
    {
        int place = Find(id);
        if (place < 0)
        {
            return Status.NotFound;
        }

        _threads[place] = _threads[--Count];
        _states[place] = _states[Count];
        return Status.Ok;
    }

    [NoHeapAllocation]
    public Status Set(ThreadId id, ThreadRunState state)
    {
        int place = Find(id);
        if (place >= 0)
        {
            _states[place] = state;
        }

        return place >= 0 ? Status.Ok : Status.NotFound;
    }

    /// <summary>The next ready thread; perhaps never one of a certain priority, which starves.</summary>
    [NoHeapAllocation]
    public Result<ThreadId> Pick(bool letsStarve)
    {
        for (int i = 1; i <= Count; i++)
        {
            int next = (_last + i) % Count;
            if (_states[next] == ThreadRunState.Ready && !(letsStarve && _threads[next].Priority.Nice == Starved))
            {
                _last = next;
                _states[next] = ThreadRunState.Running;
                return _threads[next].Id;
            }
        }

        return Status.NotFound;
    }

    /// <summary>A thread that waits.</summary>
    [NoHeapAllocation]
    public Result<ThreadId> FindBlocked()
    {
        for (int i = 0; i < Count; i++)
        {
            if (_states[i] == ThreadRunState.Blocked)
            {
                return _threads[i].Id;
            }
        }

        return Status.NotFound;
    }

    public Result<int> Export(Span<ThreadSnapshot> threads)
    {
        for (int i = 0; i < Count; i++)
        {
            threads[i] = new ThreadSnapshot(_threads[i], new Priority(Priority.Lowest), _states[i], 0, 0);
        }

        return Count;
    }

    [NoHeapAllocation]
    private int Find(ThreadId id)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_threads[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}
