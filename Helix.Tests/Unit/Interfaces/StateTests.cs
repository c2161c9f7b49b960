using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using NUnit.Framework;

namespace Helix.Tests.Unit.Interfaces;

[TestFixture]
internal sealed class StateTests
{
    [Test]
    public void WhatIsWrittenIsRead()
    {
        StateReader reader = StateReader.Open(Sample()).Value;
        Assert.That(reader.LayoutVersion, Is.EqualTo(3));
        Assert.That(reader.Tags, Is.EquivalentTo(new ushort[] { 1, 2, 3, 4 }));
        Assert.That(reader.ReadNumber(1).Value, Is.EqualTo(long.MinValue));
        Assert.That(reader.ReadText(2).Value, Is.EqualTo("grün"));
        Assert.That(reader.ReadBytes(3).Value, Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(reader.ReadNumbers(4).Value, Is.EqualTo(new[] { 5L, -6L }));
    }

    [Test]
    public void AnEmptyStateIsOne()
    {
        StateReader reader = StateReader.Open(new StateWriter(0).ToArray()).Value;
        Assert.That(reader.Tags, Is.Empty);
    }

    [Test]
    public void AFieldThatIsNotThereIsNotFoundAndOneOfAnotherKindIsCorrupt()
    {
        StateReader reader = StateReader.Open(Sample()).Value;
        Assert.That(reader.ReadNumber(9).Status, Is.EqualTo(Status.NotFound));
        Assert.That(reader.ReadText(1).Status, Is.EqualTo(Status.Corrupt));
        Assert.That(reader.ReadNumbers(3).Status, Is.EqualTo(Status.Corrupt));
    }

    [Test]
    public void ATagStandsForOneField()
    {
        var writer = new StateWriter(1);
        writer.Write(7, 1);
        Assert.That(() => writer.Write(7, "again"), Throws.ArgumentException);
    }

    [Test]
    public void EveryDamageIsFound()
    {
        byte[] state = Sample();
        for (int i = 0; i < state.Length; i++)
        {
            byte[] damaged = [.. state];
            damaged[i] ^= 0x40;
            Assert.That(StateReader.Open(damaged).Status, Is.EqualTo(Status.Corrupt), $"byte {i}");
            Assert.That(StateReader.Open(state.AsSpan(0, i)).Status, Is.EqualTo(Status.Corrupt), $"cut after {i}");
        }
    }

    [Test]
    public void ALargeStateGrowsTheBuffer()
    {
        byte[] large = new byte[100_000];
        new Random(1).NextBytes(large);
        var writer = new StateWriter(1);
        writer.Write(1, large);
        Assert.That(StateReader.Open(writer.ToArray()).Value.ReadBytes(1).Value, Is.EqualTo(large));
    }

    private static byte[] Sample()
    {
        var writer = new StateWriter(3);
        writer.Write(1, long.MinValue);
        writer.Write(2, "grün");
        writer.Write(3, new byte[] { 1, 2, 3 });
        writer.Write(4, (ReadOnlySpan<long>)[5, -6]);
        return writer.ToArray();
    }
}
