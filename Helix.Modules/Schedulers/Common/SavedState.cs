using System;
using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// The state that a scheduler leaves to its successor. Fields: 1, the name of the method; 2, the number of processors; 3, eight
/// numbers for each thread - its number and its processor; its task and, byte by byte, own and lent priority, policy and state;
/// affinity; time used; the three rights; zero - and 4, three numbers for each deadline thread, in the same order: run time,
/// deadline, period.
/// </summary>
internal sealed class SavedState
{
    private const ushort LayoutVersion = 1;
    private const ushort NameTag = 1;
    private const ushort CpusTag = 2;
    private const ushort ThreadsTag = 3;
    private const ushort DeadlinesTag = 4;
    private const int ThreadNumbers = 8;
    private const int DeadlineNumbers = 3;

    private SavedState(string name, int cpuCount)
    {
        Name = name;
        CpuCount = cpuCount;
    }

    /// <summary>The name of the method of the scheduler that saved it.</summary>
    public string Name { get; }

    public int CpuCount { get; }

    public List<SavedThread> Threads { get; } = [];

    public static byte[] Write(string name, int cpuCount, List<SavedThread> threads)
    {
        long[] numbers = new long[threads.Count * ThreadNumbers];
        List<long> deadlines = [];
        for (int i = 0; i < threads.Count; i++)
        {
            Pack(threads[i], numbers.AsSpan(i * ThreadNumbers));
            SchedulableThread thread = threads[i].Snapshot.Thread;
            if (thread.Policy == SchedulingPolicy.Deadline)
            {
                deadlines.AddRange([thread.RuntimeNs, thread.DeadlineNs, thread.PeriodNs]);
            }
        }

        var writer = new StateWriter(LayoutVersion);
        writer.Write(NameTag, name);
        writer.Write(CpusTag, cpuCount);
        writer.Write(ThreadsTag, numbers);
        writer.Write(DeadlinesTag, deadlines.ToArray());
        return writer.ToArray();
    }

    /// <summary>Reads a state, and believes nothing.</summary>
    /// <returns><see cref="Status.Corrupt"/>, <see cref="Status.VersionMismatch"/>.</returns>
    public static Result<SavedState> Read(ReadOnlySpan<byte> state)
    {
        if (!StateReader.Open(state).TryGet(out StateReader? reader))
        {
            return Status.Corrupt;
        }

        if (reader.LayoutVersion != LayoutVersion)
        {
            return Status.VersionMismatch;
        }

        bool isThere = reader.ReadText(NameTag).TryGet(out string? name)
            & reader.ReadNumber(CpusTag).TryGet(out long cpuCount)
            & reader.ReadNumbers(ThreadsTag).TryGet(out long[]? numbers)
            & reader.ReadNumbers(DeadlinesTag).TryGet(out long[]? deadlines);
        if (!isThere || cpuCount is < 0 or > IScheduler.MostCpus || numbers!.Length % ThreadNumbers != 0)
        {
            return Status.Corrupt;
        }

        var read = new SavedState(name!, (int)cpuCount);
        return read.Unpack(numbers, deadlines) ? read : Status.Corrupt;
    }

    private static void Pack(in SavedThread thread, Span<long> numbers)
    {
        ThreadSnapshot snapshot = thread.Snapshot;
        SavedRights rights = thread.Rights ?? default;
        numbers[0] = ((long)snapshot.Thread.Id.Value << 32) | (uint)snapshot.Cpu;
        numbers[1] = ((long)snapshot.Thread.Task.Value << 32)
            | ((long)snapshot.Thread.Priority.Value << 24)
            | ((long)snapshot.Lent.Value << 16)
            | ((long)snapshot.Thread.Policy << 8)
            | (long)snapshot.State;
        numbers[2] = (long)snapshot.Thread.AffinityMask;
        numbers[3] = snapshot.UsedNs;
        numbers[4] = rights.Position;
        numbers[5] = rights.SliceLeftNs;
        numbers[6] = rights.BudgetNs;
    }

    private bool Unpack(ReadOnlySpan<long> numbers, ReadOnlySpan<long> deadlines)
    {
        for (; !numbers.IsEmpty; numbers = numbers[ThreadNumbers..])
        {
            int own = (byte)(numbers[1] >> 24);
            int lent = (byte)(numbers[1] >> 16);
            var policy = (SchedulingPolicy)(byte)(numbers[1] >> 8);
            int state = (byte)numbers[1];
            bool hasDeadline = policy == SchedulingPolicy.Deadline;
            if (own > Priority.Lowest || lent > Priority.Lowest || state > (int)ThreadRunState.Running
                || (hasDeadline && deadlines.Length < DeadlineNumbers))
            {
                return false;
            }

            ReadOnlySpan<long> times = hasDeadline ? deadlines : [0, 0, 0];
            var id = new ThreadId((int)(numbers[0] >> 32));
            var task = new TaskId((int)(numbers[1] >> 32));
            var thread = new SchedulableThread(id, task, new Priority(own), policy, (ulong)numbers[2], times[0], times[1], times[2]);
            var snapshot = new ThreadSnapshot(thread, new Priority(lent), (ThreadRunState)state, (int)numbers[0], numbers[3]);
            Threads.Add(new SavedThread(snapshot, new SavedRights(numbers[4], numbers[5], numbers[6])));
            deadlines = hasDeadline ? deadlines[DeadlineNumbers..] : deadlines;
        }

        return deadlines.IsEmpty;
    }
}
