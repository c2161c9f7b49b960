using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Kernel.Machine.Memory;
using NUnit.Framework;

namespace Helix.Tests.Unit.Machine;

/// <summary>The counts behind pages that are copied when they are written, against mappings kept in a list.</summary>
[TestFixture]
internal sealed unsafe class FrameSharesTests
{
    private const int Frames = 16;

    [Test]
    public void AFrameIsGivenBackByItsLastMappingOnly([Range(1, 5)] int seed)
    {
        ushort[] counts = new ushort[Frames];
        fixed (ushort* places = counts)
        {
            var shares = new FrameShares(places, Frames);
            var mappings = new List<ulong>();
            var random = new Random(seed);
            int given = 0;
            for (int step = 0; step < 5000; step++)
            {
                ulong frame = (ulong)random.Next(Frames);
                if (mappings.Count == 0 || random.Next(2) == 0)
                {
                    // The first mapping of a frame is not counted: it is what a frame is taken for.
                    Assert.That(!mappings.Contains(frame) || shares.Add(frame));
                    mappings.Add(frame);
                }
                else
                {
                    int place = random.Next(mappings.Count);
                    frame = mappings[place];
                    mappings.RemoveAt(place);
                    bool isElsewhere = mappings.Contains(frame);
                    Assert.That(shares.Drop(frame), Is.EqualTo(isElsewhere));
                    given += isElsewhere ? 0 : 1;
                }

                Assert.That(shares.IsShared(frame), Is.EqualTo(mappings.Count(one => one == frame) > 1));
                Assert.That(shares.Total, Is.EqualTo((ulong)(mappings.Count - mappings.Distinct().Count())));
            }

            Assert.That(given, Is.GreaterThan(100));
        }
    }

    [Test]
    public void WhatCannotBeCountedIsRefused()
    {
        ushort[] counts = new ushort[Frames];
        fixed (ushort* places = counts)
        {
            var shares = new FrameShares(places, Frames);
            Assert.That(shares.Add(Frames), Is.False, "a frame that is not there");
            Assert.That(shares.Drop(Frames), Is.False);
            Assert.That(shares.Drop(3), Is.False, "a frame with one mapping");
            for (int i = 0; i < ushort.MaxValue; i++)
            {
                Assert.That(shares.Add(3));
            }

            Assert.That(shares.Add(3), Is.False, "one mapping too many");
            Assert.That(shares.Total, Is.EqualTo(ushort.MaxValue));
            Assert.That(shares.Drop(3));
            Assert.That(shares.Add(3));
        }
    }

    [Test]
    public void WithoutCountsNothingIsShared()
    {
        FrameShares shares = default;
        Assert.That(shares.IsShared(0), Is.False);
        Assert.That(shares.Drop(0), Is.False);
        Assert.That(shares.Add(0), Is.False);
    }
}
