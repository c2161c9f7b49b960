using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Collector;
using NUnit.Framework;

namespace Helix.Tests.Unit.Collector;

[TestFixture]
[NonParallelizable]
internal sealed unsafe class ReachabilityTests
{
    [SetUp]
    public void SetUp() => TestHeap.Start();

    [Test]
    public void NothingSurvivesWithoutRoots()
    {
        for (int i = 0; i < 5000; i++)
        {
            TestHeap.New(TypeTable.Node);
        }

        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.Zero);
        Assert.That(Heap.GetStatistics().LiveBytes, Is.Zero);
    }

    [Test]
    public void ADeepListSurvivesWhole()
    {
        const int Length = 300_000;
        ulong head = 0;
        TestHeap.Push(0);
        for (int i = 0; i < Length; i++)
        {
            ulong node = TestHeap.New(TypeTable.Node);
            TestHeap.Field(node, 8) = head;
            TestHeap.Field(node, 32) = (ulong)i;
            head = node;
            *(ulong*)TestHeap.Current->SavedStackPointer = head;
        }

        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(Length));
        for (int i = Length - 1; i >= 0; i--, head = TestHeap.Field(head, 8))
        {
            if (TestHeap.Field(head, 32) != (ulong)i)
            {
                Assert.Fail("list is damaged");
            }
        }
    }

    [Test]
    public void AWideArraySurvivesWithItsElements([Values(10u, 128u, 129u, 1000u, 1021u, 200_000u)] uint length)
    {
        ulong array = TestHeap.NewArray(TypeTable.ObjectArray, length);
        TestHeap.Push(array);
        for (uint i = 0; i < length; i++)
        {
            ulong leaf = TestHeap.New(TypeTable.Leaf);
            TestHeap.Field(leaf, 8) = i;
            TestHeap.Field(array, 16 + (8 * (int)i)) = leaf;
        }

        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(length + 1));
    }

    [Test]
    public void ReferenceMapsAreFollowedAndNothingElse()
    {
        ulong split = TestHeap.New(TypeTable.Split);
        ulong structs = TestHeap.NewArray(TypeTable.StructArray, 2);
        TestHeap.Push(split);
        TestHeap.Push(structs);
        foreach (int offset in new[] { 8, 16, 24 })
        {
            TestHeap.Field(split, offset) = TestHeap.New(TypeTable.Leaf);
        }

        for (int offset = 16; offset < 16 + 80; offset += 8)
        {
            TestHeap.Field(structs, offset) = TestHeap.New(TypeTable.Leaf);
        }

        TestHeap.Collect();

        // Split: 2 of 3 fields; each struct: 3 of 5.
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(2 + 2 + 6));
    }

    [Test]
    public void EveryAddressInAnObjectKeepsIt([Range(-8, 39)] int offset)
    {
        TestHeap.New(TypeTable.Node);
        ulong node = TestHeap.New(TypeTable.Node);
        TestHeap.New(TypeTable.Node);
        TestHeap.Push(node + (ulong)offset);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(1));
        Assert.That(*(nint*)node, Is.EqualTo(TypeTable.Node));
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(1), "known from its mark bit now");
    }

    [Test]
    public void AddressesBetweenObjectsKeepNothing()
    {
        ulong node = TestHeap.New(TypeTable.Node);
        TestHeap.Push(node + 40);
        TestHeap.Push(node + 4000);
        TestHeap.Push(node + (1 << 20));
        TestHeap.Push(node - 9);
        TestHeap.Push(Heap.State.LargeStart);
        TestHeap.Push(Heap.State.BlocksStart + Heap.State.SpaceBytes - 1);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.Zero);
    }

    [Test]
    public void TheLastObjectOfABlockIsFoundFromItsLastByte()
    {
        ulong last = 0;
        while ((last + 24) % 32768 != 0)
        {
            last = TestHeap.New(TypeTable.Leaf);
        }

        TestHeap.Push(last + 23);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(1));
    }

    [Test]
    public void InteriorPointersKeepLargeObjects([Values(0u, 15u, 50_000u, 100_015u)] uint offset)
    {
        ulong array = TestHeap.NewArray(TypeTable.ByteArray, 100_000);
        TestHeap.NewArray(TypeTable.ByteArray, 100_000);
        TestHeap.Push(array + offset);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(1));
        Assert.That(Heap.State.LargeUsedPages, Is.EqualTo(25));
    }

    [Test]
    public void OtherThreadsStacksAndStaticsAreRoots()
    {
        ThreadRecord* other = TestHeap.AddThread();
        TestHeap.Push(TestHeap.New(TypeTable.Leaf), other);
        other->ThreadStatics = (void*)TestHeap.NewArray(TypeTable.ObjectArray, 3);
        TestHeap.Field((ulong)other->ThreadStatics, 16) = TestHeap.New(TypeTable.Leaf);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(3));
        other->ThreadStatics = null;
        TestHeap.Pop(1, other);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.Zero);
    }

    [Test]
    public void RegisteredRangesAreRoots()
    {
        ulong* words = stackalloc ulong[2];
        words[1] = TestHeap.New(TypeTable.Leaf) + 4;
        Assert.That(Heap.RegisterRootRange(words, 16), Is.True);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(1));
    }

    [Test]
    public void AThreadStoppedBeforeItsObjectIsCompleteLosesNothing([Values] bool typeIsWritten)
    {
        // The other thread has read its allocation pointer, perhaps written the method table, and was then stopped.
        ThreadRecord* other = TestHeap.AddThread();
        ThreadRecord* first = TestHeap.Current;
        TestHeap.SwitchTo(other);
        ulong before = TestHeap.New(TypeTable.Node);
        TestHeap.SwitchTo(first);
        ulong half = (ulong)other->AllocationPointer;
        TestHeap.Push(half, other);
        TestHeap.Push(before, other);
        if (typeIsWritten)
        {
            *(nint*)half = TypeTable.Node;
        }

        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < 20_000; i++)
            {
                ulong junk = TestHeap.New(TypeTable.Leaf);
                Assert.That(junk - half, Is.GreaterThan(8000UL), "the chunk is not given to anyone else");
                TestHeap.Field(junk, 8) = ulong.MaxValue;
            }

            TestHeap.Collect();
        }

        // It goes on.
        *(nint*)half = TypeTable.Node;
        other->AllocationPointer += 48;
        TestHeap.SwitchTo(other);
        for (int i = 0; i < 5; i++)
        {
            ulong node = TestHeap.New(TypeTable.Node);
            Assert.That(node, Is.EqualTo(half + (48UL * (ulong)(i + 1))));
            Assert.That(TestHeap.Field(node, 32), Is.Zero);
        }

        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(2));
    }

    [Test]
    public void ALongArrayBeingClearedSurvivesAndIsNotScanned()
    {
        ulong array = TestHeap.NewArray(TypeTable.ObjectArray, 100_000);
        nint type = *(nint*)array;
        new System.Span<ulong>((void*)(array + 16), 100_000).Fill(array + 100);
        *(nint*)array = 0;
        TestHeap.Collect();
        Assert.That(Heap.State.LargeUsedPages, Is.GreaterThan(100));
        TestHeap.Push(array);
        TestHeap.Collect();
        *(nint*)array = type;
        TestHeap.Pop();
        new System.Span<ulong>((void*)(array + 16), 100_000).Clear();
        TestHeap.Collect();
        Assert.That(Heap.State.LargeUsedPages, Is.Zero);
    }
}
