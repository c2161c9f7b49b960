using System;
using System.Buffers.Binary;
using Helix.Interfaces.ModuleFiles;
using Helix.Kernel.Loader;
using NUnit.Framework;

namespace Helix.Tests.Unit.Loader;

[TestFixture]
internal sealed unsafe class ImageBinderTests
{
    private const ulong Nominal = 0xFFFF_FFFF_C000_0000;
    private const ulong Kernel = 0xFFFF_FFFF_8020_0000;

    [TestCase(0xFFFF_FFFF_C000_0000UL)]
    [TestCase(0xFFFF_FFFF_C123_4000UL)]
    [TestCase(0xFFFF_FFFF_BFFF_F000UL)]
    public void AddressesInTheImageFollowItAndDistancesToTheKernelKeepTheirEnd(ulong place)
    {
        byte[] image = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(3), Nominal + 40);
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(17), unchecked((int)(Kernel - (Nominal + 17))));
        FixUp[] fixUps = [new FixUp(3, FixUpKind.Address), new FixUp(17, FixUpKind.Distance)];
        fixed (byte* first = image)
        {
            ImageBinder.Move(first, fixUps, place - Nominal);
        }

        Assert.That(BinaryPrimitives.ReadUInt64LittleEndian(image.AsSpan(3)), Is.EqualTo(place + 40));
        int distance = BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(17));
        Assert.That(place + 17 + (ulong)distance, Is.EqualTo(Kernel));
    }

    [Test]
    public void RedirectedPlacesLeadToTheOtherCopy()
    {
        const ulong Place = Nominal + 0x10000;
        const ulong Own = Place + 32;
        const ulong Other = Nominal + 0x7000;
        byte[] image = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(image, Own + 8);
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(12), unchecked((int)(Own - (Place + 12))));
        FixUp[] places = [new FixUp(0, FixUpKind.Address), new FixUp(12, FixUpKind.Distance)];
        fixed (byte* first = image)
        {
            ImageBinder.Redirect(first, places, unchecked(Other - Own));
        }

        Assert.That(BinaryPrimitives.ReadUInt64LittleEndian(image), Is.EqualTo(Other + 8));
        int distance = BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(12));
        Assert.That(Place + 12 + (ulong)distance, Is.EqualTo(Other));
    }
}
