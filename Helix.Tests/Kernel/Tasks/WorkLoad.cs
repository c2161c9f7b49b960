using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>
/// Threads that run, yield, sleep and wait for one another, made and ended all the time. Each has a place of its own that it enters and leaves: a thread
/// that ran twice at once would meet itself there.
/// </summary>
internal sealed class WorkLoad
{
    private readonly ITaskManager _tasks;
    private readonly int[] _inside;
    private readonly long[] _turns;
    private readonly long[] _marks;
    private readonly ISemaphore _shared;
    private bool _isOver;

    public WorkLoad(ITaskManager tasks, int count)
    {
        _tasks = tasks;
        Crew = new Crew(tasks);
        _inside = new int[count];
        _turns = new long[count];
        _marks = new long[count];
        _shared = tasks.CreateSemaphore(2, 2).Value;
        for (int i = 0; i < count; i++)
        {
            int own = i;
            Crew.Start(ThreadOptions.Named("worker") with { Priority = Priority.FromNice((own % 8) - 4) }, () => Work(own));
        }
    }

    public Crew Crew { get; }

    /// <summary>From here on every thread must get on.</summary>
    public void Mark() => Array.Copy(_turns, _marks, _turns.Length);

    /// <summary>Waits until every thread has had a turn since the mark.</summary>
    public void ExpectProgress()
    {
        for (int i = 0; i < _turns.Length; i++)
        {
            for (int wait = 0; Volatile.Read(ref _turns[i]) == _marks[i] && wait < 500; wait++)
            {
                Crew.Expect(Status.Ok, _tasks.Sleep(TimeSpan.FromMilliseconds(2)), "Sleep");
            }

            Crew.Expect(Volatile.Read(ref _turns[i]) != _marks[i], $"thread {i} is lost");
        }
    }

    public string? End()
    {
        Volatile.Write(ref _isOver, true);
        return Crew.Join();
    }

    private void Work(int own)
    {
        while (!Volatile.Read(ref _isOver))
        {
            Crew.Expect(Interlocked.Exchange(ref _inside[own], 1) == 0, $"thread {own} runs twice");
            Step(own, _turns[own]);
            Crew.Expect(Interlocked.Exchange(ref _inside[own], 0) == 1, $"thread {own} runs twice");
            Volatile.Write(ref _turns[own], _turns[own] + 1);
        }
    }

    private void Step(int own, long turn)
    {
        switch ((own + turn) % 4)
        {
            case 0:
                _tasks.Yield();
                break;
            case 1:
                Crew.Expect(Status.Ok, _shared.P(), "P");
                _tasks.Yield();
                Crew.Expect(Status.Ok, _shared.V(), "V");
                break;
            case 2:
                Crew.Expect(Status.Ok, _tasks.Sleep(TimeSpan.FromMicroseconds(200)), "Sleep");
                break;
            default:
                Thread.SpinWait(100);
                break;
        }
    }
}
