using System.Collections.Generic;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Collector;
using NUnit.Framework;

namespace Helix.Tests.Unit.Collector;

[TestFixture]
[NonParallelizable]
internal sealed unsafe class AllocationTests
{
    [SetUp]
    public void SetUp() => TestHeap.Start();

    [Test]
    public void NewObjectsAreZeroAlignedAndDistinct()
    {
        HashSet<ulong> seen = [];
        ulong previous = 0;
        for (int i = 0; i < 10_000; i++)
        {
            ulong obj = TestHeap.New(TypeTable.Node);
            Assert.That(obj & 7, Is.Zero);
            Assert.That(seen.Add(obj), Is.True);
            Assert.That(*(nint*)obj, Is.EqualTo(TypeTable.Node));
            Assert.That(*(ulong*)(obj - 8), Is.Zero);
            for (int offset = 8; offset < 40; offset += 8)
            {
                Assert.That(TestHeap.Field(obj, offset), Is.Zero);
                TestHeap.Field(obj, offset) = offset == 32 ? ulong.MaxValue : 0;
            }

            Assert.That(obj == previous + 48 || (obj - 8) % 128 == 0, Is.True, "objects lie side by side in a chunk");
            previous = obj;
        }

        TestHeap.Check();
    }

    [Test]
    public void ArraysKeepTheirLengthAtEverySize(
        [Values(0u, 1u, 7u, 100u, 2000u, 8167u, 8168u, 8169u, 100_000u, 5_000_000u)] uint length)
    {
        ulong array = TestHeap.NewArray(TypeTable.ByteArray, length);
        Assert.That(*(uint*)(array + 8), Is.EqualTo(length));
        for (uint i = 0; i < length; i++)
        {
            if (((byte*)array)[16 + i] != 0)
            {
                Assert.Fail($"byte {i} is not zero");
            }

            ((byte*)array)[16 + i] = 0xFF;
        }

        TestHeap.Push(array);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(1));
    }

    [Test]
    public void MemoryOfDeadObjectsComesBackZeroed()
    {
        for (int round = 0; round < 20; round++)
        {
            for (uint i = 0; i < 3000; i++)
            {
                uint length = i % 37 * 97;
                ulong array = TestHeap.NewArray(TypeTable.ByteArray, length);
                for (uint j = 0; j < length; j++)
                {
                    if (((byte*)array)[16 + j] != 0)
                    {
                        Assert.Fail("dirty memory");
                    }
                }

                new System.Span<byte>((void*)(array + 16), (int)length).Fill(0xAA);
                if (i % 50 == 0)
                {
                    TestHeap.Push(array);
                }
            }

            TestHeap.Pop(60);
            TestHeap.Collect();
        }
    }

    [Test]
    public void MediumObjectsDoNotWasteTheChunk()
    {
        ulong small = TestHeap.New(TypeTable.Leaf);
        TestHeap.NewArray(TypeTable.ByteArray, 8168);
        TestHeap.NewArray(TypeTable.ByteArray, 8168);
        Assert.That(TestHeap.New(TypeTable.Leaf), Is.EqualTo(small + 32));
        TestHeap.Check();
    }

    [Test]
    public void ThreadsAllocateFromChunksOfTheirOwn()
    {
        ThreadRecord* first = TestHeap.Current;
        ThreadRecord* second = TestHeap.AddThread();
        ulong a = TestHeap.New(TypeTable.Leaf);
        TestHeap.SwitchTo(second);
        ulong b = TestHeap.New(TypeTable.Leaf);
        TestHeap.SwitchTo(first);
        Assert.That(TestHeap.New(TypeTable.Leaf), Is.EqualTo(a + 32));
        Assert.That(b - a, Is.GreaterThanOrEqualTo(128UL));
        Assert.That(first->AllocatedBytes, Is.EqualTo(8192UL));
        Assert.That(second->AllocatedBytes, Is.EqualTo(8192UL));
    }

    [Test]
    public void LargeArraysMayBeDirtyOnlyOnRequest()
    {
        ulong array = TestHeap.NewArray(TypeTable.ByteArray, 100_000);
        new System.Span<byte>((void*)(array + 16), 100_000).Fill(0xAA);
        TestHeap.Collect();
        ulong dirty = TestHeap.NewArray(TypeTable.ByteArray, 100_000, Zeroing.Optional);
        Assert.That(dirty, Is.EqualTo(array));
        Assert.That(((byte*)dirty)[1000], Is.EqualTo(0xAA));
        TestHeap.Collect();
        ulong clean = TestHeap.NewArray(TypeTable.ByteArray, 100_000);
        Assert.That(clean, Is.EqualTo(array));
        Assert.That(((byte*)clean)[1000], Is.Zero);
    }

    [Test]
    public void TotalsAreCounted()
    {
        for (int i = 0; i < 1000; i++)
        {
            TestHeap.New(TypeTable.Node);
        }

        TestHeap.NewArray(TypeTable.ByteArray, 100_000);
        HeapStatistics statistics = Heap.GetStatistics();
        Assert.That(statistics.AllocatedBytes, Is.InRange(148_000UL, 170_000UL));
        Assert.That(statistics.Collections, Is.Zero);
    }
}
