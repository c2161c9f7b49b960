using System;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Modules.Allocators.Bitmap;
using Helix.Modules.Allocators.Buddy;
using NUnit.Framework;

namespace Helix.Tests.Unit.Allocators;

[TestFixture]
internal sealed class AllocatorSwitchTests
{
    private static readonly PhysicalRegion[] Regions = [new(new PhysicalAddress(0x1000), 0x9E000), new(new PhysicalAddress(1 << 20), 20 << 20)];

    [Test]
    public void OneAllocatorFollowsAnotherAndFramesStayWhatTheyAre()
    {
        IPhysicalAllocator allocator = new BitmapModule();
        Assert.That(allocator.Init(Regions), Is.EqualTo(Status.Ok));
        var random = new Random(3);
        Frame[] frames = new Frame[200];
        for (int i = 0; i < frames.Length; i++)
        {
            frames[i] = allocator.Allocate(i % 40 == 0 ? PageSize.Large : PageSize.Small).Value;
        }

        for (int round = 0; round < 6; round++)
        {
            allocator = Follow(allocator, round % 2 == 0 ? new BuddyModule() : new BitmapModule());
            for (int i = 0; i < 50; i++)
            {
                int index = random.Next(frames.Length);
                PageSize size = frames[index].Size;
                Assert.That(allocator.Deallocate(frames[index]), Is.EqualTo(Status.Ok));
                frames[index] = allocator.Allocate(size).Value;
            }
        }

        foreach (Frame frame in frames)
        {
            Assert.That(allocator.Deallocate(frame), Is.EqualTo(Status.Ok));
        }

        Assert.That(allocator.FreeFrames, Is.EqualTo(allocator.TotalFrames));
    }

    private static IPhysicalAllocator Follow(IPhysicalAllocator old, IPhysicalAllocator successor)
    {
        var used = new UsedFrames[500];
        int count = ((IPhysicalAllocatorControl)old).Export(used).Value;
        Assert.That(((IPhysicalAllocatorControl)old).Export(used.AsSpan(0, count - 1)).Status, Is.EqualTo(Status.BufferTooSmall));
        Assert.That(((IPhysicalAllocatorControl)successor).TakeOver(Regions, used.AsSpan(0, count)), Is.EqualTo(Status.Ok));
        Assert.That(successor.FreeFrames, Is.EqualTo(old.FreeFrames));
        Assert.That(((ISelfChecking)successor).CheckInvariants(), Is.Null);
        return successor;
    }
}
