using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;
using Helix.Testing.Fakes;
using NUnit.Framework;

namespace Helix.Drivers.RamDisk.Tests;

[TestFixture]
internal sealed class RamDiskTests
{
    private ModuleUnderTest<RamDiskModule> _tested = null!;

    private RamDiskModule Driver => _tested.Module;

    [Test]
    public void TheDefaultIsFourMebibytes()
    {
        Start();
        Assert.That(Driver.Geometry, Is.EqualTo(new BlockGeometry(512, 8192)));
        Assert.That(Driver.Geometry.SizeBytes, Is.EqualTo(4 << 20));
        Assert.That(Driver.Flags, Is.EqualTo(BlockDevFlags.Volatile));
    }

    [Test]
    public void WhatWasWrittenIsRead()
    {
        Start("blocks=8");
        byte[] written = new byte[1024];
        new System.Random(1).NextBytes(written);
        byte[] read = new byte[2048];
        Assert.That(Driver.Write(3, written), Is.EqualTo(Status.Ok));
        Assert.That(Driver.Flush(), Is.EqualTo(Status.Ok));
        Assert.That(Driver.Read(2, read), Is.EqualTo(Status.Ok));
        Assert.That(read[512..1536], Is.EqualTo(written));
        Assert.That(read[..512], Is.All.Zero);
        Assert.That(read[1536..], Is.All.Zero);
    }

    [Test]
    public void ASuccessorTakesTheBlocksOver()
    {
        Start("blocks=8");
        byte[] written = new byte[1024];
        new System.Random(2).NextBytes(written);
        _ = Driver.Write(3, written);
        byte[] state = Driver.SaveState().Value;
        Start("blocks=4");
        Assert.That(Driver.RestoreState(state), Is.EqualTo(Status.Ok));
        byte[] read = new byte[8 * 512];
        Assert.That(Driver.Read(0, read), Is.EqualTo(Status.Ok));
        Assert.That(read[1536..2560], Is.EqualTo(written));
        Assert.That(read[..1536], Is.All.Zero);
    }

    [Test]
    public void ADamagedStateIsRefusedAndTheDiskStays()
    {
        Start("blocks=8");
        byte[] state = Driver.SaveState().Value;
        state[^1] ^= 1;
        Assert.That(Driver.RestoreState(state), Is.EqualTo(Status.Corrupt));
        Assert.That(Driver.RestoreState(new StateWriter(1).ToArray()), Is.EqualTo(Status.Corrupt));
        Assert.That(Driver.Geometry.BlockCount, Is.EqualTo(8));
    }

    [Test]
    public void BlocksNeverWrittenAreZeroEvenInAUsedBuffer()
    {
        Start();
        byte[] buffer = new byte[512];
        System.Array.Fill(buffer, (byte)0xEE);
        Assert.That(Driver.Read(0, buffer), Is.EqualTo(Status.Ok));
        Assert.That(buffer, Is.All.Zero);
    }

    [TestCase(8L, 512)]
    [TestCase(7L, 1024)]
    [TestCase(-1L, 512)]
    [TestCase(long.MaxValue, 512)]
    [TestCase(0L, 512 * 9)]
    public void AccessOutsideIsRefused(long block, int length)
    {
        Start("blocks=8");
        Assert.That(Driver.Read(block, new byte[length]), Is.EqualTo(Status.OutOfRange));
        Assert.That(Driver.Write(block, new byte[length]), Is.EqualTo(Status.OutOfRange));
    }

    [Test]
    public void PartsOfABlockAreRefused()
    {
        Start();
        Assert.That(Driver.Read(0, new byte[100]), Is.EqualTo(Status.InvalidArgument));
        Assert.That(Driver.Write(0, new byte[513]), Is.EqualTo(Status.InvalidArgument));
        Assert.That(Driver.Read(0, []), Is.EqualTo(Status.Ok));
    }

    [TestCase("block-size=500")]
    [TestCase("block-size=256")]
    [TestCase("block-size=131072")]
    [TestCase("blocks=0")]
    [TestCase("blocks=99999999999")]
    public void AShapeThatCannotBeHadIsRefused(string settings) =>
        Assert.That(new ModuleUnderTest<RamDiskModule>("ramdisk", settings).Start(), Is.EqualTo(Status.InvalidArgument));

    [Test]
    public void AfterCleanupThereIsNothing()
    {
        Start();
        Assert.That(Driver.Cleanup(), Is.EqualTo(Status.Ok));
        Assert.That(Driver.Read(0, new byte[512]), Is.EqualTo(Status.InvalidState));
    }

    private void Start(string settings = "")
    {
        _tested = new ModuleUnderTest<RamDiskModule>("ramdisk", settings);
        Assert.That(_tested.Start(), Is.EqualTo(Status.Ok));
    }
}
