using System;
using System.Collections.Generic;
using Helix.Kernel.Core.Memory;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>Address space that is taken and given back.</summary>
[TestFixture]
internal sealed class AddressRangeTests
{
    [Test]
    public void PartsNeverOverlapAndEverythingIsOnePieceInTheEnd()
    {
        const ulong Start = 0x1000;
        const ulong Size = 0x10000;
        var ranges = new AddressRanges(Start, Size);
        var random = new Random(3);
        var taken = new List<(ulong Start, ulong Bytes)>();
        for (int step = 0; step < 20_000; step++)
        {
            ulong bytes = (ulong)random.Next(1, 0x800);
            if (random.Next(2) == 0 && ranges.Take(bytes) is var first and not 0)
            {
                Assert.That(first >= Start && first + bytes <= Start + Size);
                Assert.That(taken.TrueForAll(other => other.Start + other.Bytes <= first || first + bytes <= other.Start));
                taken.Add((first, bytes));
            }
            else if (taken.Count > 0)
            {
                int place = random.Next(taken.Count);
                ranges.Give(taken[place].Start, taken[place].Bytes);
                taken.RemoveAt(place);
            }
        }

        taken.ForEach(part => ranges.Give(part.Start, part.Bytes));
        Assert.That(ranges.Take(Size + 1), Is.Zero);
        Assert.That(ranges.Take(Size), Is.EqualTo(Start));
        Assert.That(ranges.Take(1), Is.Zero);
    }
}
