using System.Collections.Generic;
using Helix.Kernel.Runtime.Collector;
using NUnit.Framework;

namespace Helix.Tests.Unit.Collector;

[TestFixture]
[NonParallelizable]
internal sealed unsafe class HandleTests
{
    [SetUp]
    public void SetUp() => TestHeap.Start();

    [TestCase(HandleTable.NormalKind, ExpectedResult = 1UL)]
    [TestCase(HandleTable.PinnedKind, ExpectedResult = 1UL)]
    [TestCase(HandleTable.RefCountedKind, ExpectedResult = 1UL)]
    [TestCase(HandleTable.WeakKind, ExpectedResult = 0UL)]
    [TestCase(HandleTable.WeakLongKind, ExpectedResult = 0UL)]
    public ulong KindDecidesWhetherAHandleKeeps(int kind)
    {
        ulong obj = TestHeap.New(TypeTable.Leaf);
        ulong* handle = (ulong*)HandleTable.Allocate(kind, obj, 0);
        TestHeap.Collect();
        Assert.That(*handle, Is.EqualTo(TestHeap.LiveObjects == 1 ? obj : 0));
        return TestHeap.LiveObjects;
    }

    [Test]
    public void AWeakHandleKeepsItsTargetWhileItLives()
    {
        ulong obj = TestHeap.New(TypeTable.Leaf);
        ulong* handle = (ulong*)HandleTable.Allocate(HandleTable.WeakKind, obj, 0);
        TestHeap.Push(obj);
        TestHeap.Collect();
        Assert.That(*handle, Is.EqualTo(obj));
        TestHeap.Pop();
        TestHeap.Collect();
        Assert.That(*handle, Is.Zero);
    }

    [Test]
    public void AnUnknownKindIsRefused([Values(-1, 7, 100)] int kind) =>
        Assert.That(HandleTable.Allocate(kind, 0, 0), Is.Zero);

    [Test]
    public void HandlesAreUsedAgainAndNeverShared()
    {
        HashSet<ulong> open = [];
        for (int i = 0; i < 3000; i++)
        {
            Assert.That(open.Add(HandleTable.Allocate(i % 4, 0, 0)), Is.True);
        }

        foreach (ulong handle in open)
        {
            HandleTable.Free(handle);
        }

        Assert.That(Heap.GetStatistics().Handles, Is.Zero);
        for (int i = 0; i < 3000; i++)
        {
            Assert.That(open.Remove(HandleTable.Allocate(i % 4, 0, 0)), Is.True);
        }

        TestHeap.Check();
    }

    [Test]
    public void ADependentHandleKeepsItsSecondaryAsLongAsItsPrimary()
    {
        ulong primary = TestHeap.New(TypeTable.Leaf);
        ulong secondary = TestHeap.New(TypeTable.Leaf);
        ulong* handle = (ulong*)HandleTable.Allocate(HandleTable.DependentKind, primary, secondary);
        TestHeap.Push(primary);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(2));
        Assert.That((handle[0], handle[1]), Is.EqualTo((primary, secondary)));
        TestHeap.Pop();
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.Zero);
        Assert.That((handle[0], handle[1]), Is.EqualTo((0UL, 0UL)));
    }

    [Test]
    public void ChainsOfDependentHandlesAreFollowedInAnyOrder([Values] bool backwards)
    {
        const int Length = 600;
        ulong[] objects = new ulong[Length];
        for (int i = 0; i < Length; i++)
        {
            objects[i] = TestHeap.New(TypeTable.Node);
        }

        for (int i = 0; i < Length - 1; i++)
        {
            int at = backwards ? Length - 2 - i : i;
            HandleTable.Allocate(HandleTable.DependentKind, objects[at], objects[at + 1]);
        }

        TestHeap.Push(objects[0]);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.EqualTo(Length));
        TestHeap.Pop();
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.Zero);
    }

    [Test]
    public void ADependentHandleToItselfDoesNotLive()
    {
        ulong primary = TestHeap.New(TypeTable.Node);
        ulong secondary = TestHeap.New(TypeTable.Node);
        TestHeap.Field(secondary, 8) = primary;
        HandleTable.Allocate(HandleTable.DependentKind, primary, secondary);
        TestHeap.Collect();
        Assert.That(TestHeap.LiveObjects, Is.Zero);
    }
}
