using System;
using System.Runtime.InteropServices;
using Helix.Sdk.XSharp;
using NUnit.Framework;

namespace Helix.Tests.XSharp;

/// <summary>
/// 64-bit X# runs here: what is compiled is put into executable memory and called by the System V convention. RDI and
/// RSI are the arguments, RAX is the result.
/// </summary>
[TestFixture]
public sealed unsafe class ExecutionTests
{
    [TestCase(7UL, 5UL, 12UL)]
    [TestCase(ulong.MaxValue, 1UL, 0UL)]
    public void Adds(ulong a, ulong b, ulong expected) => Check("RAX = RDI\nRAX + RSI", a, b, expected);

    [TestCase(100UL, 7UL, 14UL)]
    [TestCase(ulong.MaxValue, 10UL, ulong.MaxValue / 10)]
    public void Divides(ulong a, ulong b, ulong expected) => Check("RAX = RDI\nRAX / RSI", a, b, expected);

    [TestCase(-100, 7, -14)]
    [TestCase(100, -7, -14)]
    public void Divides_with_sign(long a, long b, long expected) =>
        Check("RAX = RDI\nsigned RAX / RSI", (ulong)a, (ulong)b, (ulong)expected);

    [TestCase(-100, 7, -2)]
    public void Leaves_the_remainder(long a, long b, long expected) =>
        Check("RAX = RDI\nsigned RAX % RSI", (ulong)a, (ulong)b, (ulong)expected);

    [TestCase(1UL, 2UL, 1UL)]
    [TestCase(ulong.MaxValue, 2UL, 2UL)]
    public void Compares_without_sign(ulong a, ulong b, ulong minimum) =>
        Check("RAX = RSI\nif RDI < RSI {\n RAX = RDI\n}", a, b, minimum);

    [TestCase(-1, 2, -1)]
    [TestCase(3, 2, 2)]
    public void Compares_with_sign(long a, long b, long minimum) =>
        Check("RAX = RSI\nif signed RDI < RSI {\n RAX = RDI\n}", (ulong)a, (ulong)b, (ulong)minimum);

    [TestCase(0UL, 10UL)]
    [TestCase(1UL, 20UL)]
    [TestCase(2UL, 30UL)]
    [TestCase(9UL, 40UL)]
    public void Chooses_among_branches(ulong a, ulong expected) => Check(
        "if RDI = 0 {\nEAX = 10\n} else if RDI = 1 {\nEAX = 20\n} else if RDI = 2 {\nEAX = 30\n} else {\nEAX = 40\n}", a, 0, expected);

    [TestCase(0UL, 0UL)]
    [TestCase(10UL, 55UL)]
    public void Loops(ulong a, ulong expected) => Check("EAX ^ EAX\nwhile RDI != 0 {\nRAX + RDI\nRDI--\n}", a, 0, expected);

    [Test]
    public void Breaks_and_continues() => Check(
        "EAX ^ EAX\nwhile true {\nRDI++\nRDI ?& 1\nif !0 continue\nRAX + RDI\nif RDI >= 10 break\n}", 0, 0, 2 + 4 + 6 + 8 + 10);

    [Test]
    public void Repeats() => Check("EAX = 1\nrepeat 5 times as I {\nRAX * (#I + 1)\n}", 0, 0, 120);

    [TestCase(0x80UL, 0xFFFFFFFFFFFFFF80UL, "RAX = signed DIL")]
    [TestCase(0xFF80UL, 0x80UL, "EAX = DIL")]
    [TestCase(0xFFFFFFFF80000000UL, 0x80000000UL, "RAX = EDI")]
    [TestCase(0x80000000UL, 0xFFFFFFFF80000000UL, "RAX = signed EDI")]
    public void Extends(ulong a, ulong expected, string source) => Check(source, a, 0, expected);

    [TestCase(0xF0UL, 0x0FUL, "RAX = RDI\nRAX >> 4")]
    [TestCase(0x8000000000000000UL, 0xFFFFFFFFFFFFFFFFUL, "RAX = RDI\nsigned RAX >> 63")]
    [TestCase(0x12UL, 0x1200000000000000UL, "RAX = RDI\nRAX ~> 8")]
    [TestCase(0x12UL, 0x1200UL, "RAX = RDI\nRAX <~ 8")]
    [TestCase(5UL, 0xFFFFFFFFFFFFFFFAUL, "RAX = ~RDI")]
    [TestCase(5UL, 0xFFFFFFFFFFFFFFFBUL, "RAX = -RDI")]
    public void Shifts_and_inverts(ulong a, ulong expected, string source) => Check(source, a, 0, expected);

    [Test]
    public void Passes_arguments_on_the_stack() => CheckProgram(
        "function Main {\nInner(3, RDI)\n}\nfunction Inner {\nRAX = RSP[16]\nRAX * RSP[8]\nret 16\n}", 7, 0, 21);

    [Test]
    public void Reaches_variables_and_tables() => CheckProgram(
        "section .text\nfunction Main {\nRBX <> R11\nRAX = @.Table\nRAX = RAX[RDI*8]\nRAX + .Table\nRAX + .Small\nRBX <> R11\n}\n"
        + "var Table qword = 100, 200, 300\nvar Small qword = 5", 2, 0, 405);

    [Test]
    public void Jumps_through_a_table() => CheckProgram(
        "section .text\nfunction Main {\nRAX = @.Targets\nRDX = RAX[RDI*8]\nRDX + RAX\ngoto RDX\n}\n"
        + "repeat 4 times as I {\nCase#I:\nEAX = #I * 11\nret\n}\nTargets:\nrepeat 4 times as I {\nqword @Case#I - @Targets\n}", 3, 0, 33);

    [Test]
    public void Changes_memory_atomically()
    {
        ulong* cell = stackalloc ulong[] { 5 };
        Check("RAX = 5\nlock cmpxchg [RDI], RSI\nlock qword [RDI]++\nECX = 10\nlock xadd [RDI], RCX\nRAX = RCX", (ulong)cell, 40, 41);
        Assert.That(*cell, Is.EqualTo(51));
    }

    [Test]
    public void Copies_with_string_instructions()
    {
        byte* source = stackalloc byte[] { 1, 2, 3, 4 };
        byte* target = stackalloc byte[8];
        Check("RAX = RDI\nECX = 4\ncld\nrep movsb\nRAX = RDI\nRAX - 4", (ulong)target, (ulong)source, (ulong)target);
        Assert.That(*(uint*)target, Is.EqualTo(0x04030201));
    }

    [Test]
    public void Moves_vectors()
    {
        ulong* cells = stackalloc ulong[] { 1, 2, 0, 0 };
        Check("XMM3 = [RDI]\nXMM4 = XMM3\nRDI[16] = XMM4\nRAX = XMM4", (ulong)cells, 0, 1);
        Assert.That(cells[3], Is.EqualTo(2));
    }

    [Test]
    public void Keeps_registers_across_push_and_pop() =>
        Check("+RBX, R12\nRBX = RDI\nR12 = RSI\nRAX = RBX\nRAX - R12\n-R12, RBX", 50, 8, 42);

    [TestCase(1UL, 7UL)]
    [TestCase(0UL, 9UL)]
    public void Returns_from_the_middle(ulong a, ulong expected) => Check("EAX = 7\nif DIL ?& 1 return\nEAX = 9", a, 0, expected);

    private static void Check(string body, ulong a, ulong b, ulong expected) => CheckProgram($"function Main {{\n{body}\n}}", a, b, expected);

    private static void CheckProgram(string source, ulong a, ulong b, ulong expected)
    {
        XSharpResult result = XSharpCompiler.Compile("namespace T\n" + source, "run.xs", new XSharpOptions { Flat = true });
        Assert.That(result.Diagnostics, Is.Empty);
        byte[] code = Assembler.ToBinary(result.Assembly);
        nint size = Environment.SystemPageSize;
        const int ReadWriteExecute = 7;
        const int PrivateAnonymous = 0x22;
        void* memory = Map(null, size, ReadWriteExecute, PrivateAnonymous, -1, 0);
        Assert.That((nint)memory, Is.Not.EqualTo((nint)(-1)));
        try
        {
            code.CopyTo(new Span<byte>(memory, (int)size));
            ulong actual = ((delegate* unmanaged<ulong, ulong, ulong>)memory)(a, b);
            Assert.That(actual, Is.EqualTo(expected), result.Assembly);
        }
        finally
        {
            _ = Unmap(memory, size);
        }
    }

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern void* Map(void* address, nint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(void* address, nint length);
}
