using System;
using System.Collections.Generic;
using Helix.Kernel.Runtime.Exceptions;
using NUnit.Framework;

namespace Helix.Tests.Unit.Exceptions;

/// <summary>Walks over made-up stacks, as the dispatcher and a panic do them.</summary>
[TestFixture]
[NonParallelizable]
internal sealed unsafe class FrameWalkTests
{
    private const string OnlyRbp = "1c00000064992f00a80d73ff4a0000000424e7c4ff410e108602000000000000";
    private const ulong FinallyReturn = 0x6600_0000_0010;
    private const uint FinallyFrameBytes = 9 * 8;
    private const int Words = 256;

    private static bool s_labelsKnown;

    private readonly ulong[] _stack = new ulong[Words];
    private readonly List<ulong> _visited = [];
    private TableImage _image = null!;

    [SetUp]
    public void SetUp()
    {
        _image = new TableImage();
        int clauses = _image.AddClauses("0262fc7903f2");
        int root = _image.AddRoot(4, clauses);
        _image.AddCode(0x100, OnlyRbp, _image.AddRoot(0, 0));
        _image.AddCode(0x200, OnlyRbp, root);
        _image.AddCode(0x24a, OnlyRbp, _image.AddFunclet(1, root, 0x4a));
        _image.AddCode(0x300, OnlyRbp, _image.AddRoot(8, 0));
        Assert.That(CodeRanges.Register(_image.Range), Is.True);
        if (!s_labelsKnown)
        {
            s_labelsKnown = true;
            AssemblyFrames.Register(FinallyReturn, FinallyFrameBytes, AssemblyFrameKind.Funclet);
        }
    }

    [TearDown]
    public void TearDown()
    {
        CodeRanges.Unregister(_image.Code);
        _image.Dispose();
    }

    [Test]
    public void FollowsReturnAddressesAndSavedRegisters()
    {
        fixed (ulong* stack = _stack)
        {
            stack[10] = 0xbbbb;
            stack[11] = _image.Code + 0x220;
            stack[12] = 0xcccc;
            stack[13] = _image.Code + 0x320;
            LimitedContext context = Context(0x120, stack + 10, 0xaaaa);
            StackFrameIterator iterator;
            Assert.That(FrameWalk.Start(&iterator, &context, 0, null), Is.True);
            Assert.That(iterator.ControlPc, Is.EqualTo(_image.Code + 0x11f));
            Assert.That(iterator.FramePointer, Is.Zero, "a method without clauses");

            Assert.That(FrameWalk.Next(&iterator, MeetThrowSites.No, out _), Is.True);
            Assert.That(iterator.OriginalControlPc, Is.EqualTo(_image.Code + 0x220));
            Assert.That(iterator.Registers.Sp, Is.EqualTo((ulong)(stack + 12)));
            Assert.That(iterator.FramePointer, Is.EqualTo(0xbbbb));

            bool unwound;
            uint clause;
            Assert.That(StackFrameExports.Next(&iterator, &clause, &unwound, null), Is.True);
            Assert.That((unwound, clause), Is.EqualTo((false, ExceptionRecord.NoClause)));
            Assert.That(*iterator.Registers.Rbp, Is.EqualTo(0xcccc));
            Assert.That(StackFrameExports.Next(&iterator, &clause, &unwound, null), Is.False);
            Assert.That(unwound, Is.True, "entered from unmanaged code");
        }
    }

    [Test]
    public void AFaultingAddressIsTakenAsItIs()
    {
        fixed (ulong* stack = _stack)
        {
            LimitedContext context = Context(0x200, stack + 10, 0xaaaa);
            StackFrameIterator iterator;
            Assert.That(FrameWalk.Start(&iterator, &context, 1, null), Is.True);
            Assert.That(iterator.ControlPc, Is.EqualTo(_image.Code + 0x200));
            Assert.That(FrameWalk.Start(&iterator, &context, 0, null), Is.False, "a return address there is in no method");
        }
    }

    [Test]
    public void LeavingAFuncletGoesOnAtItsOwner()
    {
        fixed (ulong* stack = _stack)
        {
            // The first exception: its dispatcher stands at the owner's frame and runs clause 0.
            ExceptionRecord* record = (ExceptionRecord*)(stack + 60);
            LimitedContext owner = Context(0x220, stack + 150, 0x5555);
            Assert.That(FrameWalk.Start(&record->Frame, &owner, 0, null), Is.True);
            record->Previous = null;
            record->Pass = 2;
            record->CurrentClause = 0;
            record->Kind = 1;

            // The second one is thrown by the funclet, which the finally helper called.
            stack[10] = 0x5555;
            stack[11] = FinallyReturn;
            LimitedContext context = Context(0x26a, stack + 10, 0x7777);
            StackFrameIterator iterator;
            Assert.That(FrameWalk.Start(&iterator, &context, 0, record), Is.True);
            Assert.That(iterator.Frame.IsFunclet, Is.True);
            bool unwound;
            uint clause;
            Assert.That(StackFrameExports.Next(&iterator, &clause, &unwound, null), Is.True);
            Assert.That(clause, Is.Zero);
            Assert.That(record->Kind, Is.EqualTo(1 | ExceptionRecord.Superseded));
            Assert.That(iterator.OriginalControlPc, Is.EqualTo(_image.Code + 0x220));
            Assert.That(iterator.Registers.Sp, Is.EqualTo((ulong)(stack + 150)));
            Assert.That((ulong)iterator.Registers.Rbp, Is.EqualTo((ulong)(stack + 10)), "the funclet's saved copy");
            Assert.That(iterator.NextRecord == null, Is.True);
        }
    }

    [Test]
    public void ABacktraceFindsItsWayOutOfUnknownCode()
    {
        _image.At(0x21b)[0] = 0xe8;
        fixed (ulong* stack = _stack)
        {
            stack[5] = _image.Code + 0x230;
            stack[20] = _image.Code + 0x220;
            LimitedContext context = Context(0, stack, 0);
            context.Rip = 0xdead_0000;
            List<ulong> frames = Walk(context, stack, Words);
            Assert.That(frames, Is.EqualTo(new[] { 0xdead_0000, _image.Code + 0x220 }), "only what follows a call");
        }
    }

    [Test]
    public void ABacktraceNamesWhatAssemblyCodeCalls()
    {
        Span<byte> text = stackalloc byte[32];
        int length = MethodNames.Describe(FinallyReturn - 1, text);
        Assert.That(text[..length].SequenceEqual("(handler)"u8), Is.True);
        Assert.That(MethodNames.Describe(FinallyReturn, text), Is.Zero);
    }

    [Test]
    public void ABacktraceStaysWithinTheStack()
    {
        fixed (ulong* stack = _stack)
        {
            Random random = new(1);
            for (int round = 0; round < 2000; round++)
            {
                for (int i = 0; i < Words; i++)
                {
                    stack[i] = random.Next(3) == 0 ? _image.Code + (ulong)random.Next(0x400) : (ulong)(stack + random.Next(Words));
                }

                LimitedContext context = Context(random.Next(0x400), stack + random.Next(Words), (ulong)random.NextInt64());
                Assert.That(Walk(context, stack + 32, Words - 32), Has.Count.LessThanOrEqualTo(StackWalker.MaxFrames));
            }
        }
    }

    private LimitedContext Context(int offset, ulong* sp, ulong rbp)
    {
        LimitedContext context = default;
        context.Rip = _image.Code + (ulong)offset;
        context.Rsp = (ulong)sp;
        context.Rbp = rbp;
        return context;
    }

    private List<ulong> Walk(in LimitedContext context, ulong* low, int words)
    {
        _visited.Clear();
        using var state = new VisitorState(_visited);
        StackWalker.Walk(context, (ulong)low, (ulong)(low + words), &VisitorState.Visit, state.Pointer);
        return [.. _visited];
    }
}
