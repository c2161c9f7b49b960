using System;
using System.Collections.Generic;
using Helix.Kernel.Runtime.Platform;
using NUnit.Framework;

namespace Helix.Tests.Unit.Platform;

[TestFixture]
internal sealed unsafe class NativeHeapTests : PlatformFixture
{
    [Test]
    public void EachSizeGetsTheSmallestClassThatHoldsIt()
    {
        for (nuint size = 1; size <= NativeHeap.LargestClassBytes; size++)
        {
            int sizeClass = NativeHeap.ClassOf(size);
            Assert.That(NativeHeap.BytesOf(sizeClass), Is.AtLeast(size));
            Assert.That(NativeHeap.BytesOf(sizeClass) % 16, Is.EqualTo((nuint)0));
            nuint smaller = sizeClass == 0 ? 0 : NativeHeap.BytesOf(sizeClass - 1);
            Assert.That(smaller < size || smaller == NativeHeap.BytesOf(sizeClass));
        }

        Assert.That(NativeHeap.BytesOf(NativeHeap.ClassOf(NativeHeap.LargestClassBytes)),
            Is.EqualTo(NativeHeap.LargestClassBytes));
    }

    /// <summary>Blocks never overlap, keep their contents, and are aligned, over many random operations.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void RandomOperationsKeepContents(int seed)
    {
        var random = new Random(seed);
        var blocks = new List<(nint Pointer, int Size, byte Fill, nuint Alignment)>();
        nuint usedBefore = NativeHeap.UsedBlocks;
        for (int i = 0; i < 20_000; i++)
        {
            int action = random.Next(4);
            if (action <= 1 || blocks.Count == 0)
            {
                nuint alignment = action == 0 ? 16 : (nuint)1 << random.Next(4, 13);
                int size = RandomSize(random);
                byte* pointer = (byte*)(action == 0
                    ? NativeHeap.Allocate((nuint)size)
                    : NativeHeap.AllocateAligned(alignment, (nuint)size));
                Assert.That((nuint)pointer % alignment, Is.EqualTo((nuint)0));
                blocks.Add(Fill(pointer, size, (byte)i, alignment));
                continue;
            }

            int index = random.Next(blocks.Count);
            (nint old, int oldSize, byte fill, nuint oldAlignment) = blocks[index];
            Check(old, oldSize, fill);
            if (action == 2)
            {
                NativeHeap.Free((void*)old);
                blocks.RemoveAt(index);
                continue;
            }

            int newSize = RandomSize(random);
            byte* moved = (byte*)NativeHeap.Reallocate((void*)old, oldAlignment, (nuint)newSize);
            Assert.That((nuint)moved % oldAlignment, Is.EqualTo((nuint)0));
            Check((nint)moved, Math.Min(oldSize, newSize), fill);
            blocks[index] = Fill(moved, newSize, fill, oldAlignment);
        }

        Assert.That(NativeHeap.CheckInvariants());
        Assert.That(NativeHeap.UsedBlocks - usedBefore, Is.EqualTo((nuint)blocks.Count));
        foreach ((nint pointer, int size, byte fill, _) in blocks)
        {
            Check(pointer, size, fill);
            NativeHeap.Free((void*)pointer);
        }

        Assert.That(NativeHeap.UsedBlocks, Is.EqualTo(usedBefore));
        Assert.That(NativeHeap.CheckInvariants());
        Assert.That(Aborts, Is.Zero);
    }

    [Test]
    public void LargeBlocksGiveTheirPagesBack()
    {
        nuint before = PagesTaken;
        void* block = NativeHeap.Allocate(100_000);
        Assert.That(PagesTaken - before, Is.EqualTo((nuint)25));
        NativeHeap.Free(block);
        Assert.That(PagesTaken, Is.EqualTo(before));
    }

    [Test]
    public void FreedBlocksAreUsedAgain()
    {
        void* first = NativeHeap.Allocate(100);
        NativeHeap.Free(first);
        nuint pages = NativeHeap.Pages;
        for (int i = 0; i < 10_000; i++)
        {
            NativeHeap.Free(NativeHeap.Allocate(100));
        }

        Assert.That(NativeHeap.Pages, Is.EqualTo(pages));
    }

    [Test]
    public void SecondFreeIsNoticed()
    {
        void* block = NativeHeap.Allocate(40);
        NativeHeap.Free(block);
        NativeHeap.Free(block);
        Assert.That(Aborts, Is.EqualTo(1));
        Assert.That(NativeHeap.CheckInvariants());
    }

    [Test]
    public void WithoutMemoryAllocationFailsWithItsErrorNumber()
    {
        PageLimit = 0;
        ErrorNumbers.Set(0);
        Assert.That((long)(nint)MemoryFunctions.Allocate(1 << 20), Is.Zero);
        Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.ENOMEM));
        Assert.That((long)(nint)MemoryFunctions.AllocateZeroed(nuint.MaxValue / 2, 4), Is.Zero, "the product overflows");
        Assert.That((long)(nint)NativeHeap.Allocate(nuint.MaxValue), Is.Zero);
        Assert.That((long)(nint)NativeHeap.AllocateAligned(nuint.MaxValue / 2 + 1, 8), Is.Zero);
        Assert.That((long)(nint)NativeHeap.AllocateAligned(24, 8), Is.Zero, "not a power of two");
    }

    [Test]
    public void FailedReallocationKeepsTheBlock()
    {
        byte* block = (byte*)NativeHeap.Allocate(64);
        Fill(block, 64, 7, 16);
        PageLimit = 0;
        Assert.That((long)(nint)NativeHeap.Reallocate(block, 16, 1 << 20), Is.Zero);
        Check((nint)block, 64, 7);
        NativeHeap.Free(block);
    }

    [Test]
    public void ZeroedBlocksAreZeroThoughUsedBefore()
    {
        byte* dirty = (byte*)NativeHeap.Allocate(500);
        Fill(dirty, 500, 0xFF, 16);
        NativeHeap.Free(dirty);
        byte* clean = (byte*)MemoryFunctions.AllocateZeroed(10, 50);
        Check((nint)clean, 500, 0);
        NativeHeap.Free(clean);
    }

    [Test]
    public void AnonymousMappingsAreZeroedPagesAndOthersAreRefused()
    {
        nuint before = PagesTaken;
        nint mapping = MemoryFunctions.Map(0, PageBytes + 1, 3, 0x12, -1, 0);
        Assert.That(PagesTaken - before, Is.EqualTo((nuint)2));
        Check(mapping, PageBytes + 1, 0);
        Assert.That(MemoryFunctions.Unmap(mapping, PageBytes + 1), Is.Zero);
        Assert.That(PagesTaken, Is.EqualTo(before));
        Assert.That(MemoryFunctions.Map(0, 1, 3, 2, 5, 0), Is.EqualTo((nint)0));
        Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.ENODEV));
        Assert.That(MemoryFunctions.Map(0, 1, 7, 0x12, -1, 0), Is.EqualTo((nint)0));
        Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.ENOTSUP));
    }

    private static int RandomSize(Random random) =>
        random.Next(10) == 0 ? random.Next(100_000) : random.Next(1 << random.Next(1, 12));

    private static (nint Pointer, int Size, byte Fill, nuint Alignment) Fill(byte* pointer, int size, byte fill, nuint alignment)
    {
        new Span<byte>(pointer, size).Fill(fill);
        return ((nint)pointer, size, fill, alignment);
    }

    private static void Check(nint pointer, int size, byte fill) =>
        Assert.That(new ReadOnlySpan<byte>((void*)pointer, size).IndexOfAnyExcept(fill), Is.EqualTo(-1), "contents changed");
}
