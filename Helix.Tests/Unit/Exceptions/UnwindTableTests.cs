using System;
using Helix.Kernel.Runtime.Exceptions;
using NUnit.Framework;

namespace Helix.Tests.Unit.Exceptions;

/// <summary>Frame descriptions and their instructions, with the entries that ILC made for real methods.</summary>
[TestFixture]
internal sealed unsafe class UnwindTableTests
{
    /// <summary>push rbp; push r15; r14; r13; r12; rbx; sub rsp, 24 – 205 bytes of code.</summary>
    private const string SixSaved =
        "340000002c992f00100d73ffcd0000000453e7c4ff410e108602420e188f03420e208e04420e288d05420e308c06410e388307440e500000";

    /// <summary>push rbp; push r15; push rbx; sub rsp, 48; rbp becomes the frame register – 198 bytes.</summary>
    private const string FrameRegister =
        "2c0000008c9f2f00001473ffc6000000049ce2c4ff410e108602420e188f03410e208304440e50450d060e1000000000";

    /// <summary>push rbp – 74 bytes.</summary>
    private const string OnlyRbp = "1c00000064992f00a80d73ff4a0000000424e7c4ff410e108602000000000000";

    private TableImage _image = null!;

    [SetUp]
    public void SetUp()
    {
        _image = new TableImage();
        int plain = _image.AddRoot(0, 0);
        _image.AddCode(0x100, SixSaved, plain);
        _image.AddCode(0x1d0, OnlyRbp, plain);
        _image.AddCode(0x220, FrameRegister, plain);
        Assert.That(CodeRanges.Register(_image.Range), Is.True);
    }

    [TearDown]
    public void TearDown()
    {
        Assert.That(CodeRanges.Unregister(_image.Code), Is.True);
        _image.Dispose();
    }

    [TestCase(0x100u, 8, 0, 0, 0)]
    [TestCase(0x101u, 16, -16, 0, 0)]
    [TestCase(0x103u, 24, -16, -24, 0)]
    [TestCase(0x109u, 48, -16, -24, 0)]
    [TestCase(0x10au, 56, -16, -24, -56)]
    [TestCase(0x10eu, 80, -16, -24, -56)]
    [TestCase(0x1ccu, 80, -16, -24, -56)]
    public void FollowsAPrologue(uint offset, int cfaOffset, int rbp, int r15, int rbx)
    {
        FrameInfo frame = Find(offset);
        Assert.That(frame.CfaRegister, Is.EqualTo(DwarfRegister.Rsp));
        Assert.That(frame.CfaOffset, Is.EqualTo(cfaOffset));
        Assert.That(frame.RbpOffset, Is.EqualTo(rbp));
        Assert.That(frame.R15Offset, Is.EqualTo(r15));
        Assert.That(frame.RbxOffset, Is.EqualTo(rbx));
        Assert.That(frame.ReturnOffset, Is.EqualTo(-8));
    }

    [TestCase(0x228u, DwarfRegister.Rsp, 80)]
    [TestCase(0x22du, DwarfRegister.Rbp, 16)]
    [TestCase(0x2e5u, DwarfRegister.Rbp, 16)]
    public void FollowsTheFrameRegister(uint offset, int register, int cfaOffset)
    {
        FrameInfo frame = Find(offset);
        Assert.That(frame.CfaRegister, Is.EqualTo(register));
        Assert.That(frame.CfaOffset, Is.EqualTo(cfaOffset));
    }

    [Test]
    public void KnowsWhereCodeStartsAndEnds()
    {
        FrameInfo frame = Find(0x219);
        Assert.That((ulong)frame.MethodStart, Is.EqualTo(_image.Code + 0x1d0));
        Assert.That(frame.CodeSize, Is.EqualTo(0x4a));
        foreach (ulong outside in new ulong[] { 0, 0xff, 0x1cd, 0x1cf, 0x21a, 0x2e6, 0xfff, 0x1000 })
        {
            FrameInfo none;
            Assert.That(UnwindTables.TryFind(_image.Code + outside, &none), Is.False, $"{outside:x}");
        }
    }

    [Test]
    public void RemembersWithoutChange()
    {
        for (uint offset = 0x100; offset < 0x2e6; offset++)
        {
            FrameInfo first;
            FrameInfo second;
            bool found = UnwindTables.TryFind(_image.Code + offset, &first);
            Assert.That(UnwindTables.TryFind(_image.Code + offset, &second), Is.EqualTo(found));
            if (found)
            {
                Assert.That(second, Is.EqualTo(first));
            }
        }
    }

    [Test]
    public void ForgetsCodeThatGoes()
    {
        Find(0x100);
        Assert.That(CodeRanges.Unregister(_image.Code), Is.True);
        FrameInfo none;
        Assert.That(UnwindTables.TryFind(_image.Code + 0x100, &none), Is.False);
        Assert.That(CodeRanges.Register(_image.Range), Is.True);
        Find(0x100);
    }

    [Test]
    public void RefusesInstructionsThatTheCompilerNeverEmits()
    {
        // DW_CFA_def_cfa_expression (0f) in place of the last push.
        _image.AddCode(0x400, OnlyRbp.Replace("410e108602", "410f108602"), 0);
        Assert.That(CodeRanges.Unregister(_image.Code), Is.True);
        Assert.That(CodeRanges.Register(_image.Range), Is.True);
        FrameInfo none;
        Assert.That(UnwindTables.TryFind(_image.Code + 0x410, &none), Is.False);
    }

    [TestCase("011b033b", true)]
    [TestCase("021b033b", false)]
    [TestCase("011bff3b", false)]
    [TestCase("011b031b", false)]
    public void ChecksTheVersionOfTheIndex(string header, bool expected)
    {
        byte* bytes = stackalloc byte[16];
        Convert.FromHexString(header).CopyTo(new Span<byte>(bytes, 4));
        CodeRange range = default;
        Assert.That(range.TrySetIndex(bytes), Is.EqualTo(expected));
    }

    private FrameInfo Find(uint offset)
    {
        FrameInfo frame;
        Assert.That(UnwindTables.TryFind(_image.Code + offset, &frame), Is.True);
        return frame;
    }
}
