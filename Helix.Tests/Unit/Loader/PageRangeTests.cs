using System;
using System.Collections.Generic;
using Helix.Kernel.Machine.Memory;
using NUnit.Framework;

namespace Helix.Tests.Unit.Loader;

/// <summary>The addresses that images are placed at.</summary>
[TestFixture]
internal sealed unsafe class PageRangeTests
{
    private const uint Pages = 512;

    [Test]
    public void NeverGivesAPageTwiceAndLosesNone()
    {
        ulong* bits = stackalloc ulong[(int)Pages / 64];
        new Span<ulong>(bits, (int)Pages / 64).Clear();
        var range = new PageRange(bits, Pages);
        var owners = new int[Pages];
        var taken = new List<(uint Start, uint Count)>();
        var random = new Random(11);
        for (int step = 1; step <= 20_000; step++)
        {
            uint count = (uint)random.Next(1, 90);
            uint start = random.Next(2) == 0 ? range.Take(count) : PageRange.None;
            if (start != PageRange.None)
            {
                for (uint page = start; page < start + count; page++)
                {
                    Assert.That(owners[page], Is.Zero, $"step {step}");
                    owners[page] = step;
                }

                taken.Add((start, count));
            }
            else if (taken.Count > 0)
            {
                int which = random.Next(taken.Count);
                (uint from, uint length) = taken[which];
                taken.RemoveAt(which);
                Assert.That(range.Give(from, length), Is.True);
                Array.Clear(owners, (int)from, (int)length);
            }
        }

        taken.ForEach(run => Assert.That(range.Give(run.Start, run.Count), Is.True));
        Assert.That(range.TakenPages, Is.Zero);
        Assert.That(range.Take(Pages), Is.Zero);
        Assert.That(range.Take(1), Is.EqualTo(PageRange.None));
    }

    [Test]
    public void TheSameAddressesComeBack()
    {
        ulong* bits = stackalloc ulong[(int)Pages / 64];
        new Span<ulong>(bits, (int)Pages / 64).Clear();
        var range = new PageRange(bits, Pages);
        Assert.That(range.Take(1), Is.Zero);
        for (int i = 0; i < 10_000; i++)
        {
            Assert.That(range.Take(70), Is.EqualTo(1));
            Assert.That(range.Give(1, 70), Is.True);
        }
    }

    [Test]
    public void WhatWasNotTakenIsNotGivenBack()
    {
        ulong* bits = stackalloc ulong[(int)Pages / 64];
        new Span<ulong>(bits, (int)Pages / 64).Clear();
        var range = new PageRange(bits, Pages);
        uint start = range.Take(4);
        Assert.That(range.Give(start, 5), Is.False);
        Assert.That(range.Give(start + 3, 2), Is.False);
        Assert.That(range.Give(Pages - 1, 2), Is.False);
        Assert.That(range.Give(Pages, 1), Is.False);
        Assert.That(range.TakenPages, Is.EqualTo(4));
    }
}
