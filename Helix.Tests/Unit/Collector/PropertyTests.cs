using System;
using Helix.Kernel.Runtime.Collector;
using NUnit.Framework;

namespace Helix.Tests.Unit.Collector;

/// <summary>Random programs against the model: every reachable object survives unchanged, everything else is reclaimed.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class PropertyTests
{
    [Test]
    public void RandomGraphsSurviveExactly([Range(1, 12)] int seed)
    {
        TestHeap.Start();
        Run(seed, 6000, collectEvery: 400);
    }

    [Test]
    public void RandomGraphsSurviveWithTheMarkStackFull([Range(1, 4)] int seed)
    {
        TestHeap.Start();
        Heap.State.MarkStack.ReservedBytes = 0;
        Heap.State.MarkStack.CommittedBytes = 64;
        Run(seed, 4000, collectEvery: 400, countsAreExact: false);
    }

    [Test]
    public void RandomGraphsSurviveUnderStress([Values(1u, 7u, 50u)] uint interval)
    {
        TestHeap.Start(64 << 20, interval);
        Run(99, 1500, collectEvery: 250);
    }

    [Test]
    public void RandomGraphsSurviveInALittleHeap([Range(1, 4)] int seed)
    {
        TestHeap.Start(6 << 20);
        Run(seed, 40_000, collectEvery: 20_000);
        Assert.That(Heap.GetStatistics().Collections, Is.GreaterThan(5));
    }

    private static void Run(int seed, int steps, int collectEvery, bool countsAreExact = true)
    {
        Random random = new(seed);
        ShadowHeap shadow = new(random);
        shadow.PushRoots();
        for (int step = 1; step <= steps; step++)
        {
            shadow.Allocate();
            if (random.Next(2) == 0)
            {
                shadow.Mutate();
            }

            if (step % collectEvery == 0)
            {
                TestHeap.Check();
                TestHeap.Collect();
                shadow.Verify(countsAreExact);
            }
        }
    }
}
