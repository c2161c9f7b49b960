using System;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Guide;

/// <summary>An object for each processor. Who uses that of the processor it is on hardly ever meets another one there.</summary>
/// <typeparam name="T">The object; it must bear several callers, as a thread may be moved while it holds one.</typeparam>
public sealed class PerCpu<T>
    where T : class
{
    private readonly ITaskManager _tasks;
    private readonly T[] _objects;

    /// <summary>Makes the objects; allocates, so that later nothing has to.</summary>
    public PerCpu(ITaskManager tasks, Func<int, T> make)
    {
        _tasks = tasks;
        _objects = new T[tasks.CpuCount];
        for (int cpu = 0; cpu < _objects.Length; cpu++)
        {
            _objects[cpu] = make(cpu);
        }
    }

    /// <summary>All of them, to add up what they counted.</summary>
    public ReadOnlySpan<T> All => _objects;

    /// <summary>That of the processor that the caller is on, or was a moment ago.</summary>
    [NoHeapAllocation]
    public T Current() => _objects[_tasks.CurrentCpu];
}
