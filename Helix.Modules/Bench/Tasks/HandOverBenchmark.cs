using System;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>Two threads that wake each other through semaphores: one way.</summary>
internal sealed class HandOverBenchmark(ITaskManager tasks, string name) : Benchmark
{
    private const int Ways = 2;

    private readonly ISemaphore _there = tasks.CreateSemaphore(0, 1).Value;
    private readonly ISemaphore _back = tasks.CreateSemaphore(0, 1).Value;
    private Companion? _companion;
    private int _failures;

    public override string Name => name;

    public override int Count => 20_000;

    public override void Prepare() => _companion = new Companion(tasks, () =>
    {
        _failures += _there.P().IsOk() ? 0 : 1;
        _failures += _back.V().IsOk() ? 0 : 1;
    });

    public override void Run(int count)
    {
        for (int i = 0; i < count; i += Ways)
        {
            _failures += _there.V().IsOk() ? 0 : 1;
            _failures += _back.P().IsOk() ? 0 : 1;
        }

        if (_failures != 0)
        {
            throw new InvalidOperationException("a semaphore failed");
        }
    }

    public override void Clean() => _companion?.End(() => _failures += _there.V().IsOk() ? 0 : 1);
}
