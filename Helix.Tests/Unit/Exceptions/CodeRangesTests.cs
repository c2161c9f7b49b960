using System.Collections.Generic;
using Helix.Kernel.Runtime.Exceptions;
using NUnit.Framework;

namespace Helix.Tests.Unit.Exceptions;

[TestFixture]
[NonParallelizable]
internal sealed unsafe class CodeRangesTests
{
    private readonly List<ulong> _registered = [];

    [TearDown]
    public void TearDown()
    {
        _registered.ForEach(start => CodeRanges.Unregister(start));
        _registered.Clear();
    }

    [Test]
    public void FindsTheRangeWhateverTheOrder()
    {
        foreach (ulong start in new ulong[] { 0x50000, 0x10000, 0x90000, 0x30000, 0x70000 })
        {
            Assert.That(Register(start, start + 0x10000), Is.True);
        }

        for (ulong address = 0; address < 0xb0000; address += 0x4000)
        {
            bool expected = address >= 0x10000 && address < 0xa0000 && ((address >> 16) & 1) == 1;
            Assert.That(CodeRanges.IsManaged(address), Is.EqualTo(expected), $"{address:x}");
        }

        Assert.That(CodeRanges.Unregister(0x30000), Is.True);
        Assert.That(CodeRanges.IsManaged(0x30000), Is.False);
        Assert.That(CodeRanges.IsManaged(0x50000), Is.True);
        Assert.That(CodeRanges.IsManaged(0x10000), Is.True);
    }

    [TestCase(0x1000u, 0x2001u)]
    [TestCase(0x2fffu, 0x4000u)]
    [TestCase(0x2400u, 0x2500u)]
    [TestCase(0x1000u, 0x4000u)]
    [TestCase(0x2000u, 0x3000u)]
    [TestCase(0x5000u, 0x5000u)]
    public void RefusesOverlapsAndEmptyRanges(uint start, uint end)
    {
        Assert.That(Register(0x2000, 0x3000), Is.True);
        Assert.That(Register(start, end), Is.False);
        Assert.That(CodeRanges.IsManaged(0x2000), Is.True);
        Assert.That(CodeRanges.IsManaged(0x3000), Is.False);
    }

    [Test]
    public void TouchingRangesAreApart()
    {
        Assert.That(Register(0x2000, 0x3000), Is.True);
        Assert.That(Register(0x3000, 0x4000), Is.True);
        Assert.That(Register(0x1000, 0x2000), Is.True);
        Assert.That(CodeRanges.TryFind(0x3000, out CodeRange range), Is.True);
        Assert.That((ulong)range.Start, Is.EqualTo(0x3000));
    }

    [Test]
    public void HoldsNoMoreThanItsCapacity()
    {
        for (int i = 0; i < CodeRanges.Capacity; i++)
        {
            Assert.That(Register(((ulong)i + 1) << 16, (((ulong)i + 1) << 16) + 1), Is.True);
        }

        Assert.That(Register(0x8000, 0x9000), Is.False);
    }

    [Test]
    public void AnUnknownRangeIsNotRemoved() => Assert.That(CodeRanges.Unregister(0x12345), Is.False);

    [Test]
    public void UnboxingStubsLeadToTheirMethod()
    {
        byte* code = stackalloc byte[32];
        new System.Span<byte>([0x48, 0x83, 0xc7, 0x08, 0xe9, 0x10, 0, 0, 0]).CopyTo(new System.Span<byte>(code, 9));
        CodeRange range = default;
        range.Start = (byte*)0x1000;
        range.End = (byte*)0x2000;
        range.UnboxStart = code;
        range.UnboxEnd = code + 9;
        Assert.That(CodeRanges.Register(range), Is.True);
        _registered.Add(0x1000);
        Assert.That((ulong)CodeManagerExports.GetCodeTarget((ulong)code), Is.EqualTo((ulong)code + 9 + 0x10));
        Assert.That((ulong)CodeManagerExports.GetCodeTarget((ulong)code + 9), Is.EqualTo((ulong)code + 9));
        Assert.That((ulong)CodeManagerExports.GetCodeTarget(0x1000), Is.EqualTo(0x1000));
    }

    private bool Register(ulong start, ulong end)
    {
        CodeRange range = default;
        range.Start = (byte*)start;
        range.End = (byte*)end;
        bool added = CodeRanges.Register(range);
        if (added)
        {
            _registered.Add(start);
        }

        return added;
    }
}
