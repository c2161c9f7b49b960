using Helix.Kernel.Runtime.Loading;
using NUnit.Framework;

namespace Helix.Tests.Unit.Loader;

/// <summary>The look at every word that precedes an unload.</summary>
[TestFixture]
internal sealed unsafe class WordScanTests
{
    private const ulong Start = 0xFFFF_FFFF_C012_3000;
    private const ulong SizeBytes = 0x5000;

    [Test]
    public void FindsAWordWhereverItStands([Range(0, 40)] int at)
    {
        ulong[] words = new ulong[41];
        words[at] = Start + SizeBytes - 1;
        Assert.That(Find(words), Is.EqualTo(at));
        words[at] = Start;
        Assert.That(Find(words), Is.EqualTo(at));
    }

    [Test]
    public void NeighboursOfTheRangeAreNone()
    {
        ulong[] words = new ulong[64];
        System.Array.Fill(words, Start - 1);
        words[7] = Start + SizeBytes;
        words[9] = Start & 0x0FFF_FFFF_FFFF_FFFF;
        words[11] = ulong.MaxValue;
        Assert.That(Find(words), Is.EqualTo(words.Length));
        words[63] = Start + 8;
        Assert.That(Find(words), Is.EqualTo(63));
    }

    [Test]
    public void ARangeAcrossTwoAreasIsSearchedToo()
    {
        const ulong Edge = 0xFFFF_FFFF_D000_0000;
        ulong[] words = [0, Edge - 9, Edge - 8, Edge + 7, Edge + 8];
        fixed (ulong* first = words)
        {
            Assert.That(WordScan.Find(first, first + words.Length, Edge - 8, 16) - first, Is.EqualTo(2));
            Assert.That(WordScan.Find(first + 3, first + words.Length, Edge - 8, 16) - first, Is.EqualTo(3));
            Assert.That(WordScan.Find(first + 4, first + words.Length, Edge - 8, 16) - first, Is.EqualTo(5));
        }
    }

    private static long Find(ulong[] words)
    {
        fixed (ulong* first = words)
        {
            return WordScan.Find(first, first + words.Length, Start, SizeBytes) - first;
        }
    }
}
