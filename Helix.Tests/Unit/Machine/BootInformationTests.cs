using Helix.Kernel.Machine.Startup;
using NUnit.Framework;

namespace Helix.Tests.Unit.Machine;

/// <summary>What a loader reports of archives and memory.</summary>
[TestFixture]
internal sealed class BootInformationTests
{
    [TestCase(0x1000UL, 0x2000UL, true)]
    [TestCase(0x1000UL, 0x6000UL, true)]
    [TestCase(0x0UL, 0x2000UL, false)]
    [TestCase(0x5000UL, 0x6001UL, false)]
    [TestCase(0x7000UL, 0x7800UL, false)]
    [TestCase(0x8000UL, 0x9000UL, false)]
    public void BytesAreUsableWhereTheMapSaysSoOfAll(ulong start, ulong end, bool expected)
    {
        var boot = default(BootInformation);
        boot.AddRegion(0x3000, 0x3000, (uint)MemoryRegionKind.Usable);
        boot.AddRegion(0x1000, 0x2000, (uint)MemoryRegionKind.Usable);
        boot.AddRegion(0x7000, 0x1000, (uint)MemoryRegionKind.Reserved);
        Assert.That(boot.IsUsable(start, end), Is.EqualTo(expected));
    }

    [TestCase(0x0FFFUL, 0x1000UL, 0UL)]
    [TestCase(0x0FFFUL, 0x1001UL, 0x1800UL)]
    [TestCase(0x17FFUL, 0x1800UL, 0x1800UL)]
    [TestCase(0x1800UL, 0x2000UL, 0UL)]
    [TestCase(0x1900UL, 0x3000UL, 0x2001UL)]
    public void AnArchiveInARangeIsFound(ulong start, ulong end, ulong expected)
    {
        var boot = default(BootInformation);
        boot.AddArchive(0x1000, 0x800);
        boot.AddArchive(0x2000, 1);
        Assert.That(boot.EndOfArchiveIn(start, end), Is.EqualTo(expected));
    }

    [Test]
    public void WhatCannotBeAnArchiveIsNotKept()
    {
        var boot = default(BootInformation);
        boot.AddArchive(0x1000, 0);
        boot.AddArchive(ulong.MaxValue - 10, 20);
        boot.AddArchive(0x1000, ulong.MaxValue);
        boot.AddArchive(1UL << 52, 1);
        Assert.That(boot.ArchiveCount, Is.Zero);
        for (int i = 0; i < 2 * BootInformation.MaxArchives; i++)
        {
            boot.AddArchive((ulong)(i + 1) << 12, 100);
        }

        Assert.That(boot.ArchiveCount, Is.EqualTo(BootInformation.MaxArchives));
    }

    [Test]
    public unsafe void TheLongestRootPointerIsKept()
    {
        var boot = default(BootInformation);
        byte* tag = stackalloc byte[64];
        for (int i = 0; i < 64; i++)
        {
            tag[i] = (byte)(i + 1);
        }

        boot.SetRootPointer(tag, 20);
        Assert.That((boot.RootPointerLength, boot.RootPointer[19], boot.RootPointer[20]), Is.EqualTo((20, 20, 0)));
        boot.SetRootPointer(tag + 1, 64);
        Assert.That((boot.RootPointerLength, boot.RootPointer[0], boot.RootPointer[35]), Is.EqualTo((36, 2, 37)));
        boot.SetRootPointer(tag, 20);
        Assert.That((boot.RootPointerLength, boot.RootPointer[0]), Is.EqualTo((36, 2)));
    }
}
