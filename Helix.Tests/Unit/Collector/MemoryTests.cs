using Helix.Kernel.Runtime.Collector;
using NUnit.Framework;

namespace Helix.Tests.Unit.Collector;

/// <summary>What the heap takes from its environment and gives back, and what happens when there is no more.</summary>
[TestFixture]
[NonParallelizable]
internal sealed unsafe class MemoryTests
{
    private const ulong MiB = 1 << 20;

    [Test]
    public void GarbageIsCollectedWithoutBeingAskedFor()
    {
        TestHeap.Start(32 * MiB);
        for (int i = 0; i < 2_000_000; i++)
        {
            if (TestHeap.New(TypeTable.Node) == 0)
            {
                Assert.Fail("no memory");
            }
        }

        HeapStatistics statistics = Heap.GetStatistics();
        Assert.That(statistics.Collections, Is.InRange(10UL, 200UL));
        Assert.That(statistics.CollectionsForMemory, Is.Zero);
        Assert.That(statistics.PeakCommittedBytes, Is.LessThan(8 * MiB));
        TestHeap.Check();
    }

    [Test]
    public void LargeGarbageIsCollectedToo()
    {
        TestHeap.Start(32 * MiB);
        for (uint i = 0; i < 20_000; i++)
        {
            Assert.That(TestHeap.NewArray(TypeTable.ByteArray, 9000 + (i % 100 * 1000)), Is.Not.Zero);
        }

        Assert.That(Heap.GetStatistics().PeakCommittedBytes, Is.LessThan(10 * MiB));
        TestHeap.Check();
    }

    [Test]
    public void TheBudgetFollowsTheLiveHeap()
    {
        TestHeap.Start(256 * MiB);
        ulong before = Heap.GetStatistics().BudgetBytes;
        TestHeap.Push(TestHeap.NewArray(TypeTable.ByteArray, 50 << 20));
        TestHeap.Collect();
        Assert.That(before, Is.EqualTo(16 * MiB));
        Assert.That(Heap.GetStatistics().BudgetBytes, Is.InRange(50 * MiB, 51 * MiB));
    }

    [Test]
    public void FreeMemoryIsGivenBackButForTheBudget()
    {
        TestHeap.Start(64 * MiB);
        FillWithNodes(20 * MiB);
        TestHeap.Push(TestHeap.NewArray(TypeTable.ByteArray, 20 << 20));
        ulong full = HostMemory.CommittedBytes;
        TestHeap.Pop(2);
        TestHeap.Collect();
        Assert.That(full, Is.GreaterThan(40 * MiB));
        Assert.That(HostMemory.CommittedBytes, Is.LessThan(10 * MiB));
    }

    [Test]
    public void PressureCollectsAtTheNextRefill()
    {
        TestHeap.Start(64 * MiB);
        Heap.NotifyMemoryPressure();
        for (int i = 0; i < 400; i++)
        {
            TestHeap.New(TypeTable.Node);
        }

        Assert.That(Heap.GetStatistics().Collections, Is.EqualTo(1));
    }

    [Test]
    public void AFullHeapFailsAndRecovers()
    {
        TestHeap.Start(8 * MiB);
        ulong head = FillWithNodes(ulong.MaxValue);
        Assert.That(head, Is.Not.Zero);
        Assert.That(Heap.GetStatistics().LiveBytes, Is.GreaterThan(7 * MiB));
        TestHeap.Check();

        // The reserve serves what an exception needs, several times.
        for (int failure = 0; failure < 4; failure++)
        {
            for (int i = 0; i < 300; i++)
            {
                Assert.That(TestHeap.New(TypeTable.Node), Is.Not.Zero);
            }

            Assert.That(FillWithNodes(ulong.MaxValue), Is.Not.Zero);
        }

        Assert.That(TestHeap.NewArray(TypeTable.ByteArray, 100_000), Is.Zero);
        TestHeap.Check();
        TestHeap.Pop(5);
        for (int i = 0; i < 200_000; i++)
        {
            Assert.That(TestHeap.New(TypeTable.Node), Is.Not.Zero);
        }

        Assert.That(Heap.State.GrantedBlocks, Is.Zero);
        Assert.That(Heap.State.FreeBlocks, Is.GreaterThanOrEqualTo(HeapLayout.ReserveBlocks));
        TestHeap.Check();
    }

    [Test]
    public void AnImpossibleRequestFailsAndNothingElse()
    {
        TestHeap.Start(8 * MiB);
        ulong kept = TestHeap.New(TypeTable.Leaf);
        TestHeap.Push(kept);
        Assert.That(TestHeap.NewArray(TypeTable.ByteArray, 2_000_000_000), Is.Zero);
        Assert.That(TestHeap.NewArray(TypeTable.ObjectArray, 0x7FFF_FFFF), Is.Zero);
        Assert.That(TestHeap.NewArray(TypeTable.ByteArray, 9 << 20), Is.Zero);
        Assert.That(TestHeap.NewArray(TypeTable.ByteArray, 6 << 20), Is.Not.Zero);
        TestHeap.Check();
    }

    [Test]
    public void MemoryMovesBetweenSmallAndLargeObjects()
    {
        TestHeap.Start(16 * MiB);
        for (int round = 0; round < 4; round++)
        {
            FillWithNodes(11 * MiB);
            TestHeap.Pop();
            ulong array = TestHeap.NewArray(TypeTable.ByteArray, 12 << 20);
            Assert.That(array, Is.Not.Zero);
            TestHeap.Check();
        }
    }

    [Test]
    public void ALimitOfTheEnvironmentIsNoMemory()
    {
        TestHeap.Start(64 * MiB);
        HostMemory.LimitBytes = 6 * MiB;
        Assert.That(FillWithNodes(ulong.MaxValue), Is.Not.Zero);
        Assert.That(HostMemory.CommittedBytes, Is.LessThanOrEqualTo(6 * MiB));
        TestHeap.Pop();
        TestHeap.Collect();
        Assert.That(TestHeap.New(TypeTable.Node), Is.Not.Zero);
        TestHeap.Check();
    }

    [Test]
    public void FragmentedHolesAreUsedBeforeNewBlocks()
    {
        TestHeap.Start(64 * MiB);
        ulong head = FillWithNodes(8 * MiB);
        for (ulong node = head; node != 0; node = TestHeap.Field(node, 8))
        {
            // Keep one node in eight: the lines between become holes.
            ulong next = node;
            for (int i = 0; i < 8 && next != 0; i++)
            {
                next = TestHeap.Field(next, 8);
            }

            TestHeap.Field(node, 8) = next;
        }

        TestHeap.Collect();
        ulong committed = HostMemory.CommittedBytes;
        for (int i = 0; i < 50_000; i++)
        {
            TestHeap.New(TypeTable.Node);
        }

        Assert.That(HostMemory.CommittedBytes, Is.EqualTo(committed));
    }

    [Test]
    public void MediumObjectsUseHolesThatAreLargeEnough()
    {
        TestHeap.Start(64 * MiB);
        TestHeap.Push(0);
        ulong head = 0;
        for (int i = 0; i < 20_000; i++)
        {
            ulong node = TestHeap.New(TypeTable.Node);
            TestHeap.NewArray(TypeTable.ByteArray, 1000);
            TestHeap.Field(node, 8) = head;
            head = node;
            *(ulong*)TestHeap.Current->SavedStackPointer = head;
        }

        TestHeap.Collect();
        ulong used = CountUsedBlocks();
        for (int i = 0; i < 1000; i++)
        {
            TestHeap.NewArray(TypeTable.ByteArray, 400);
        }

        Assert.That(CountUsedBlocks(), Is.EqualTo(used));
        TestHeap.Check();
    }

    [Test]
    public void StressCollectsAtEveryNthAllocation([Values(1u, 3u, 10u)] uint interval)
    {
        TestHeap.Start(8 * MiB, interval);
        for (int i = 0; i < 300; i++)
        {
            TestHeap.NewArray(TypeTable.ByteArray, (uint)(i * 40));
        }

        Assert.That(Heap.GetStatistics().Collections, Is.EqualTo(300 / interval));
    }

    [Test]
    public void ATooSmallMachineIsRefused()
    {
        HeapEnvironment environment = Heap.State.Environment;
        environment.MaximumBytes = 100_000;
        Assert.That(Heap.Init(in environment), Is.False);
    }

    private static ulong CountUsedBlocks()
    {
        ulong count = 0;
        for (ulong block = 0; block < Heap.State.BlockWatermark; block++)
        {
            count += BlockSpace.Info(ref Heap.State, block)->State >= BlockState.Used ? 1UL : 0;
        }

        return count;
    }

    /// <summary>Makes a list of so many bytes, or until there is no memory, and leaves its head on the stack.</summary>
    private static ulong FillWithNodes(ulong sizeBytes)
    {
        TestHeap.Push(0);
        ulong head = 0;
        for (ulong made = 0; made < sizeBytes; made += 48)
        {
            ulong node = Allocator.Allocate((void*)TypeTable.Node, 48, 0, Zeroing.Required);
            if (node == 0)
            {
                break;
            }

            TestHeap.Field(node, 8) = head;
            head = node;
            *(ulong*)TestHeap.Current->SavedStackPointer = head;
        }

        return head;
    }
}
