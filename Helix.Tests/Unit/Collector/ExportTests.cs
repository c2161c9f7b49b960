using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Collector;
using NUnit.Framework;

namespace Helix.Tests.Unit.Collector;

/// <summary>The functions that the class library calls, where they do more than pass on.</summary>
[TestFixture]
[NonParallelizable]
internal sealed unsafe class ExportTests
{
    [SetUp]
    public void SetUp() => TestHeap.Start();

    [Test]
    public void ReferenceMapsHaveTheSizeOfTheirSeries()
    {
        Assert.That(InformationExports.GetDescriptorBytes((long*)TypeTable.Leaf), Is.Zero);
        Assert.That(InformationExports.GetDescriptorBytes((long*)TypeTable.Node), Is.EqualTo(24));
        Assert.That(InformationExports.GetDescriptorBytes((long*)TypeTable.Split), Is.EqualTo(40));
        Assert.That(InformationExports.GetDescriptorBytes((long*)TypeTable.StructArray), Is.EqualTo(32));
    }

    [Test]
    public void TheMemoryInfoIsLaidOutAsTheClassLibraryExpects()
    {
        MemoryInfo info = default;
        Assert.That(sizeof(MemoryInfo), Is.EqualTo(80 + 8 + 8 + (5 * 32) + 16));
        Assert.That((long)&info.Generation - (long)&info, Is.EqualTo(80));
        Assert.That((long)&info.Compacted - (long)&info, Is.EqualTo(88));
        Assert.That((long)&info.Generations - (long)&info, Is.EqualTo(96));
        Assert.That((long)&info.FirstPauseTicks - (long)&info, Is.EqualTo(256));
        Assert.That(sizeof(HardLimitInfo), Is.EqualTo(64));
    }

    [Test]
    public void GenerationsTellSurvivorsFromNewObjects()
    {
        ulong obj = TestHeap.New(TypeTable.Leaf);
        TestHeap.Push(obj);
        Assert.That(InformationExports.GetGeneration(obj), Is.Zero);
        Heap.Collect();
        Assert.That(InformationExports.GetGeneration(obj), Is.EqualTo(2));
        Assert.That(InformationExports.GetGeneration((ulong)TypeTable.Leaf), Is.EqualTo(int.MaxValue));
    }

    [Test]
    public void ObjectsOfFinalizableTypesAreRegisteredByEitherFunction()
    {
        ulong viaObject;
        AllocationExports.AllocateNewObject((void*)TypeTable.Finalizable, 0x40, &viaObject);
        AllocationExports.NewFinalizable((void*)TypeTable.Finalizable);
        Assert.That(Heap.State.FinalizableCount, Is.EqualTo(2));
    }

    [Test]
    public void AllocateNewArrayLeavesNullWithoutMemory()
    {
        ulong result = 1;
        AllocationExports.AllocateNewArray((void*)TypeTable.ByteArray, 0x8000_0000, 0, &result);
        Assert.That(result, Is.Zero);
        AllocationExports.AllocateNewArray((void*)TypeTable.ByteArray, 1_000_000_000, 0, &result);
        Assert.That(result, Is.Zero);
        AllocationExports.AllocateNewArray((void*)TypeTable.ObjectArray, 20_000, 0x10, &result);
        Assert.That(*(uint*)(result + 8), Is.EqualTo(20_000));
    }

    [Test]
    public void StringsHaveRoomForTheirTerminator([Range(0u, 9u)] uint length)
    {
        ulong first = AllocationExports.NewStringSlow((void*)TypeTable.String, length);
        ulong second = AllocationExports.NewStringSlow((void*)TypeTable.String, length);
        Assert.That(second - 8, Is.GreaterThanOrEqualTo(first + 12 + (2 * (length + 1))));
        Assert.That(second - first, Is.EqualTo((((2 * length) + 22 + 7) & ~7u)));
    }

    [Test]
    public void SuppressionIsUndoneByRegisteringAgain()
    {
        ulong obj = AllocationExports.NewFinalizable((void*)TypeTable.Finalizable);
        FinalizationExports.Suppress(obj);
        Assert.That(FinalizationExports.Reregister(obj), Is.True);
        Assert.That(Heap.State.FinalizableCount, Is.EqualTo(1));
        TestHeap.Collect();
        Assert.That(FinalizationExports.GetNext(), Is.EqualTo(obj));
        Assert.That(FinalizationExports.Reregister(obj), Is.True);
        Assert.That(Heap.State.FinalizableCount, Is.EqualTo(1));
    }

    [Test]
    public void WaitingForFinalizersAsksForAPassAndWaitsForItsEnd()
    {
        // A pass that had begun before ends first, then the one that was asked for.
        int waits = 0;
        TestHeap.OnWait = which =>
        {
            if (which != HeapEvent.FinalizationComplete)
            {
                return;
            }

            Heap.State.FinalizerPassesBegun += waits == 0 ? 0u : 1u;
            waits++;
            FinalizationExports.SignalComplete(0, 0);
        };
        FinalizationExports.WaitForPending(0);
        TestHeap.OnWait = null;
        Assert.That(TestHeap.Events, Is.EqualTo(new[]
        {
            "set FinalizerRequest", "reset FinalizationComplete", "wait FinalizationComplete", "set FinalizationComplete",
            "reset FinalizationComplete", "wait FinalizationComplete", "set FinalizationComplete",
        }));
        TestHeap.Events.Clear();
        FinalizationExports.WaitForRequest();
        FinalizationExports.WaitForPending(0);
        Assert.That(TestHeap.Events, Is.EqualTo(new[] { "wait FinalizerRequest" }), "not on the finalizer thread");
    }

    [Test]
    public void ARegionWithoutCollectionsLastsAsLongAsAnnounced()
    {
        Assert.That(CollectionExports.EndNoGc(), Is.EqualTo(1), "none in progress");
        Assert.That(CollectionExports.StartNoGc(1L << 40, 0, 0, 0), Is.EqualTo(2), "too large");
        Assert.That(CollectionExports.StartNoGc(20 << 20, 0, 0, 0), Is.Zero);
        Assert.That(CollectionExports.StartNoGc(1000, 0, 0, 0), Is.EqualTo(3), "in progress");
        Assert.That(CollectionExports.SetLatencyMode(0), Is.EqualTo(1));
        ulong before = Heap.GetStatistics().Collections;
        Allocate(19 << 20);
        Assert.That(Heap.GetStatistics().Collections, Is.EqualTo(before));
        Assert.That(CollectionExports.EndNoGc(), Is.Zero);

        Assert.That(CollectionExports.StartNoGc(20 << 20, 0, 0, 0), Is.Zero);
        Allocate(30 << 20);
        Assert.That(CollectionExports.EndNoGc(), Is.EqualTo(3), "exceeded");
        Assert.That(CollectionExports.StartNoGc(1000, 0, 0, 0), Is.Zero);
        Heap.Collect();
        Assert.That(CollectionExports.EndNoGc(), Is.EqualTo(2), "induced");
    }

    [Test]
    public void RegisteredReferencesAreRootsUntilUnregistered()
    {
        ulong* references = stackalloc ulong[3];
        GcFrameRegistration first = new() { References = references, ReferenceCount = 2 };
        GcFrameRegistration second = new() { References = references + 2, ReferenceCount = 1 };
        CollectionExports.RegisterReferences(&first);
        CollectionExports.RegisterReferences(&second);
        references[1] = TestHeap.New(TypeTable.Leaf);
        references[2] = TestHeap.New(TypeTable.Leaf);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(2));
        CollectionExports.UnregisterReferences(&first);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(1));
        CollectionExports.UnregisterReferences(&second);
        Assert.That(Heap.State.Registrations == null, Is.True);
    }

    [Test]
    public void MovesOverlapInBothDirections([Range(0, 12)] int shift)
    {
        const int Count = 40;
        ulong* words = stackalloc ulong[Count];
        foreach (bool up in new[] { false, true })
        {
            for (int i = 0; i < Count; i++)
            {
                words[i] = (ulong)i;
            }

            int from = up ? 0 : shift;
            int to = up ? shift : 0;
            AllocationExports.BulkMove(words + to, words + from, 25 * 8);
            for (int i = 0; i < 25; i++)
            {
                Assert.That(words[to + i], Is.EqualTo((ulong)(from + i)));
            }
        }
    }

    [Test]
    public void ClearingTouchesItsRangeOnly(
        [Values(0, 1, 7, 8, 9, 130, 300)] int start, [Values(0, 1, 8, 127, 128, 129, 555)] int size)
    {
        byte* bytes = stackalloc byte[1000];
        new System.Span<byte>(bytes, 1000).Fill(0xEE);
        Assert.That(AllocationExports.ZeroMemory(bytes + start, (ulong)size) == bytes + start, Is.True);
        for (int i = 0; i < 1000; i++)
        {
            if (bytes[i] != (i >= start && i < start + size ? 0 : 0xEE))
            {
                Assert.Fail($"byte {i}");
            }
        }
    }

    [Test]
    public void ComparingLooksAtEveryField()
    {
        ulong left = TestHeap.New(TypeTable.Leaf);
        ulong right = TestHeap.New(TypeTable.Leaf);
        Assert.That(AllocationExports.AreContentsEqual((ulong*)left, (ulong*)right), Is.True);
        TestHeap.Field(right, 16) = 1UL << 63;
        Assert.That(AllocationExports.AreContentsEqual((ulong*)left, (ulong*)right), Is.False);
    }

    [Test]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AThreadAtTheEndOfItsStackDoesNotCollect()
    {
        byte here;
        ulong low = TestHeap.Current->StackLow;
        TestHeap.Current->StackLow = (ulong)&here - 3000;
        Heap.Collect();
        TestHeap.Current->StackLow = low;
        Assert.That(Heap.GetStatistics().Collections, Is.Zero);
        Heap.Collect();
        Assert.That(Heap.GetStatistics().Collections, Is.EqualTo(1));
    }

    private static void Allocate(int sizeBytes)
    {
        for (int made = 0; made < sizeBytes; made += 4096)
        {
            TestHeap.NewArray(TypeTable.ByteArray, 4096 - 24);
        }
    }
}
