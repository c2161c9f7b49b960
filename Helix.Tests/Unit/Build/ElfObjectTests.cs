using System;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Elf;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

public sealed class ElfObjectTests
{
    [Test]
    public void ForeignFilesAreRefusedWithAReason()
    {
        Assert.That(Open([1, 2, 3]), Throws.TypeOf<BuildFailureException>().With.Message.Contains("not a little-endian ELF64 file"));
        Assert.That(Open(Header(type: 2)), Throws.TypeOf<BuildFailureException>().With.Message.Contains("not a relocatable object"));
        Assert.That(Open(Header(machine: 40)), Throws.TypeOf<BuildFailureException>().With.Message.Contains("not a relocatable object"));
    }

    [Test]
    public void TruncatedFilesAreRefused()
    {
        byte[] image = Header();
        image[40] = 0xff;
        image[60] = 3;
        Assert.That(Open(image), Throws.TypeOf<BuildFailureException>().With.Message.Contains("section headers"));
    }

    private static Action Open(byte[] image) => () => _ = new ElfObject(image, "some.o");

    private static byte[] Header(byte type = 1, byte machine = 62)
    {
        var image = new byte[128];
        "\x7f"u8.CopyTo(image);
        "ELF\x02\x01"u8.CopyTo(image.AsSpan(1));
        image[16] = type;
        image[18] = machine;
        return image;
    }
}
