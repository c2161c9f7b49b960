using Helix.Kernel.Runtime.Collector;
using NUnit.Framework;

namespace Helix.Tests.Unit.Collector;

[TestFixture]
[NonParallelizable]
internal sealed unsafe class FinalizationTests
{
    [SetUp]
    public void SetUp() => TestHeap.Start();

    private static ulong NewFinalizable()
    {
        ulong obj = TestHeap.New(TypeTable.Finalizable);
        Assert.That(FinalizationQueue.Register(obj), Is.True);
        return obj;
    }

    [Test]
    public void ADeadObjectIsFinalizedOnceAndThenDies()
    {
        ulong obj = NewFinalizable();
        ulong child = TestHeap.New(TypeTable.Leaf);
        TestHeap.Field(obj, 8) = child;
        TestHeap.Push(obj);
        TestHeap.Collect();
        Assert.That(FinalizationQueue.TakeNext(), Is.Zero);
        Assert.That(TestHeap.Events, Is.Empty);
        TestHeap.Pop();

        TestHeap.Collect();
        Assert.That(TestHeap.Events, Is.EqualTo(new[] { "set FinalizerRequest" }));
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(2), "kept, with all that it refers to");
        Assert.That(Heap.GetStatistics().ReadyToFinalize, Is.EqualTo(1));
        Assert.That(FinalizationQueue.TakeNext(), Is.EqualTo(obj));
        Assert.That(FinalizationQueue.TakeNext(), Is.Zero);

        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.Zero);
    }

    [Test]
    public void ObjectsThatReferToEachOtherAreAllFinalized()
    {
        ulong a = NewFinalizable();
        ulong b = NewFinalizable();
        TestHeap.Field(a, 8) = b;
        TestHeap.Field(b, 8) = a;
        TestHeap.Collect();
        Assert.That(FinalizationQueue.TakeNext(), Is.EqualTo(a));
        Assert.That(FinalizationQueue.TakeNext(), Is.EqualTo(b));
    }

    [Test]
    public void ASuppressedObjectJustDies()
    {
        ulong obj = NewFinalizable();
        ObjectModel.Header(obj) |= ObjectModel.FinalizerRun;
        TestHeap.Collect();
        Assert.That(FinalizationQueue.TakeNext(), Is.Zero);
        Assert.That(TestHeap.LiveObjects, Is.Zero);
    }

    [Test]
    public void SuppressionWhileReadyIsHeeded()
    {
        ulong first = NewFinalizable();
        ulong second = NewFinalizable();
        TestHeap.Collect();
        ObjectModel.Header(first) |= ObjectModel.FinalizerRun;
        Assert.That(FinalizationQueue.TakeNext(), Is.EqualTo(second));
        Assert.That(ObjectModel.Header(first), Is.Zero);
    }

    [Test]
    public void AnObjectThatRegistersAgainIsFinalizedAgain()
    {
        ulong obj = NewFinalizable();
        for (int round = 0; round < 5; round++)
        {
            TestHeap.Collect();
            Assert.That(FinalizationQueue.TakeNext(), Is.EqualTo(obj));
            Assert.That(FinalizationQueue.Register(obj), Is.True);
        }
    }

    [Test]
    public void ShortWeakHandlesAreClearedBeforeAndLongOnesAfterFinalization()
    {
        ulong obj = NewFinalizable();
        ulong child = TestHeap.New(TypeTable.Leaf);
        TestHeap.Field(obj, 8) = child;
        ulong* shortHandle = (ulong*)HandleTable.Allocate(HandleTable.WeakKind, child, 0);
        ulong* longHandle = (ulong*)HandleTable.Allocate(HandleTable.WeakLongKind, child, 0);
        TestHeap.Collect();
        Assert.That(*shortHandle, Is.Zero);
        Assert.That(*longHandle, Is.EqualTo(child));
        FinalizationQueue.TakeNext();
        TestHeap.Collect();
        Assert.That(*longHandle, Is.Zero);
    }

    [Test]
    public void DependentHandlesFollowResurrection()
    {
        ulong obj = NewFinalizable();
        ulong secondary = TestHeap.New(TypeTable.Leaf);
        HandleTable.Allocate(HandleTable.DependentKind, obj, secondary);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(2));
    }

    [Test]
    public void ManyObjectsKeepTheirOrder()
    {
        const int Count = 5000;
        ulong[] objects = new ulong[Count];
        for (int i = 0; i < Count; i++)
        {
            objects[i] = NewFinalizable();
        }

        TestHeap.Collect();
        for (int i = 0; i < Count / 2; i++)
        {
            Assert.That(FinalizationQueue.TakeNext(), Is.EqualTo(objects[i]));
        }

        ulong late = NewFinalizable();
        TestHeap.Collect();
        Assert.That(Heap.GetStatistics().ReadyToFinalize, Is.EqualTo((Count / 2) + 1));
        for (int i = Count / 2; i < Count; i++)
        {
            Assert.That(FinalizationQueue.TakeNext(), Is.EqualTo(objects[i]));
        }

        Assert.That(FinalizationQueue.TakeNext(), Is.EqualTo(late));
    }
}
