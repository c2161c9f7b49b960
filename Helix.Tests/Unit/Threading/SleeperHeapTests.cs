using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Helix.Kernel.Runtime.Threading;
using NUnit.Framework;

namespace Helix.Tests.Unit.Threading;

/// <summary>The heap of sleepers against a sorted list, and wait queues against a list.</summary>
[TestFixture]
public sealed unsafe class SleeperHeapTests
{
    private const int Threads = 200;

    private KernelThread* _threads;

    [SetUp]
    public void Allocate() => _threads = (KernelThread*)NativeMemory.AllocZeroed(Threads, (nuint)sizeof(KernelThread));

    [TearDown]
    public void Free() => NativeMemory.Free(_threads);

    [Test]
    public void TheFirstSleeperIsAlwaysTheEarliest([Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        var heap = new SleeperHeap();
        var asleep = new HashSet<int>();
        for (int step = 0; step < 20_000; step++)
        {
            int one = random.Next(Threads);
            if (asleep.Remove(one))
            {
                heap.Remove(_threads + one);
            }
            else
            {
                _threads[one].WakeTime = (ulong)random.Next(1, 500);
                heap.Add(_threads + one);
                asleep.Add(one);
            }

            if (random.Next(3) == 0 && asleep.Count > 0)
            {
                int first = (int)(heap.First - _threads);
                Assert.That(asleep, Does.Contain(first));
                heap.Remove(heap.First);
                asleep.Remove(first);
                Assert.That(asleep.All(other => _threads[other].WakeTime >= _threads[first].WakeTime), $"step {step}");
            }

            Assert.That(heap.First == null, Is.EqualTo(asleep.Count == 0), $"step {step}");
        }
    }

    [Test]
    public void AQueueKeepsTheOrderOfComing([Range(1, 4)] int seed)
    {
        var random = new Random(seed);
        var queue = new WaitQueue();
        var model = new List<int>();
        for (int step = 0; step < 20_000; step++)
        {
            int one = random.Next(Threads);
            if (model.Remove(one))
            {
                queue.Remove(_threads + one);
            }
            else if (random.Next(4) == 0 && model.Count > 0)
            {
                Assert.That((int)(queue.TakeFirst() - _threads), Is.EqualTo(model[0]));
                model.RemoveAt(0);
            }
            else
            {
                queue.Append(_threads + one);
                model.Add(one);
            }

            Assert.That(queue.IsEmpty, Is.EqualTo(model.Count == 0));
        }
    }

    [Test]
    public void TheMostUrgentWaiterIsTheFirstOfTheLeastNumber()
    {
        var queue = new WaitQueue();
        int[] priorities = [120, 30, 100, 30, 139];
        for (int i = 0; i < priorities.Length; i++)
        {
            _threads[i].Plan.Priority = priorities[i];
            _threads[i].LentPriority = ThreadPlan.LowestPriority;
            queue.Append(_threads + i);
        }

        Assert.That((int)(queue.FindMostUrgent() - _threads), Is.EqualTo(1));
        _threads[4].LentPriority = 5;
        Assert.That((int)(queue.FindMostUrgent() - _threads), Is.EqualTo(4));
    }
}
