using System;
using System.Collections.Generic;
using Helix.Kernel.Loader;
using NUnit.Framework;

namespace Helix.Tests.Unit.Loader;

[TestFixture]
internal sealed class PublishedSymbolsTests
{
    [Test]
    public void FindsAllThatWereAddedAndNothingElse()
    {
        var random = new Random(7);
        var expected = new Dictionary<ulong, uint>();
        var symbols = new PublishedSymbols();
        for (int i = 0; i < 5000; i++)
        {
            ulong hash = (ulong)random.NextInt64();
            expected[hash] = (uint)i + 1;
            symbols.Add(hash, (uint)i + 1);
        }

        Assert.That(symbols.Count, Is.EqualTo(expected.Count));
        foreach ((ulong hash, uint offset) in expected)
        {
            Assert.That(symbols.TryFind(hash, out uint found), Is.True);
            Assert.That(found, Is.EqualTo(offset));
        }

        for (int i = 0; i < 5000; i++)
        {
            ulong hash = (ulong)random.NextInt64() | 1UL << 63;
            Assert.That(symbols.TryFind(hash, out _), Is.False);
        }
    }

    [Test]
    public void HashesThatMeetInOnePlaceAreKeptApart()
    {
        var symbols = new PublishedSymbols();
        for (uint i = 1; i <= 40; i++)
        {
            symbols.Add((ulong)i << 40, i);
        }

        for (uint i = 1; i <= 40; i++)
        {
            Assert.That(symbols.TryFind((ulong)i << 40, out uint found), Is.True);
            Assert.That(found, Is.EqualTo(i));
        }
    }

    [Test]
    public void TheFirstOfANameStays()
    {
        var symbols = new PublishedSymbols();
        symbols.Add(0, 5);
        symbols.Add(0, 6);
        Assert.That(symbols.TryFind(0, out uint found), Is.True);
        Assert.That(found, Is.EqualTo(5));
        Assert.That(symbols.Count, Is.EqualTo(1));
        Assert.That(() => symbols.Add(1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
