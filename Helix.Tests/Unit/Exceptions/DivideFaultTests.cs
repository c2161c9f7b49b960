using System;
using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Exceptions;
using NUnit.Framework;

namespace Helix.Tests.Unit.Exceptions;

/// <summary>Divisors in every form of operand (Intel SDM 2A, tables 2-2 and 2-3); the others are not zero.</summary>
[TestFixture]
internal sealed unsafe class DivideFaultTests
{
    [TestCase("f7f9", nameof(FaultFrame.Rcx), TestName = "idiv ecx")]
    [TestCase("48f7f9", nameof(FaultFrame.Rcx), TestName = "idiv rcx")]
    [TestCase("41f7f9", nameof(FaultFrame.R9), TestName = "idiv r9d")]
    [TestCase("49f7f7", nameof(FaultFrame.R15), TestName = "div r15")]
    [TestCase("66f7fb", nameof(FaultFrame.Rbx), TestName = "idiv bx")]
    [TestCase("40f6f6", nameof(FaultFrame.Rsi), TestName = "div sil")]
    [TestCase("f6f1", nameof(FaultFrame.Rcx), TestName = "div cl")]
    public void ReadsRegisters(string code, string register)
    {
        Assert.That(IsZero(code, register, 0), Is.True);
        Assert.That(IsZero(code, register, 1), Is.False);
    }

    [Test]
    public void LooksOnlyAtTheOperandsWidth()
    {
        Assert.That(IsZero("f7f9", nameof(FaultFrame.Rcx), 0x1_0000_0000), Is.True);
        Assert.That(IsZero("48f7f9", nameof(FaultFrame.Rcx), 0x1_0000_0000), Is.False);
        Assert.That(IsZero("66f7fb", nameof(FaultFrame.Rbx), 0x1_0000), Is.True);
        Assert.That(IsZero("f6f1", nameof(FaultFrame.Rcx), 0x100), Is.True);
        Assert.That(IsZero("f6f5", nameof(FaultFrame.Rcx), 0xff), Is.True, "div ch");
        Assert.That(IsZero("f6f5", nameof(FaultFrame.Rcx), 0x100), Is.False, "div ch");
    }

    [TestCase("f738", 0, 1ul, TestName = "idiv dword [rax]")]
    [TestCase("48f738", 0, 1ul, TestName = "idiv qword [rax]")]
    [TestCase("f77808", 8, 1ul, TestName = "idiv dword [rax+8]")]
    [TestCase("f778f8", -8, 1ul, TestName = "idiv dword [rax-8]")]
    [TestCase("f7b810000000", 16, 1ul, TestName = "idiv dword [rax+10h]")]
    [TestCase("f73c88", 8, 2ul, TestName = "idiv dword [rax+rcx*4]")]
    [TestCase("42f77cc808", 24, 2ul, TestName = "idiv dword [rax+r9*8+8]")]
    public void ReadsMemory(string code, int offset, ulong index)
    {
        int* memory = stackalloc int[16];
        new Span<int>(memory, 16).Fill(7);
        FaultFrame frame = default;
        frame.Rax = (ulong)(memory + 4);
        frame.Rcx = index;
        frame.R9 = index;
        Assert.That(IsZero(code, ref frame), Is.False);
        *(long*)((byte*)(memory + 4) + offset) = 0;
        Assert.That(IsZero(code, ref frame), Is.True);
    }

    [Test]
    public void ReadsRelativeToTheNextInstruction()
    {
        byte* code = stackalloc byte[16];
        Convert.FromHexString("f73d040000000000000000000000").CopyTo(new Span<byte>(code, 16));
        FaultFrame frame = default;
        frame.Rip = (ulong)code;
        Assert.That(DivideFault.IsDivisionByZero(frame), Is.True);
        code[10] = 1;
        Assert.That(DivideFault.IsDivisionByZero(frame), Is.False);
    }

    private static bool IsZero(string code, string register, ulong value)
    {
        FaultFrame frame = default;
        Span<ulong> all = new(&frame, FaultFrame.SizeBytes / 8);
        all.Fill(0x0101_0101_0101_0101);
        int offset = (int)System.Runtime.InteropServices.Marshal.OffsetOf<FaultFrame>(register);
        all[offset / 8] = value;
        return IsZero(code, ref frame);
    }

    private static bool IsZero(string code, ref FaultFrame frame)
    {
        byte[] bytes = Convert.FromHexString(code);
        fixed (byte* start = bytes)
        {
            frame.Rip = (ulong)start;
            return DivideFault.IsDivisionByZero(Unsafe.AsRef(in frame));
        }
    }
}
