using System.Collections.Generic;
using Helix.Kernel.Runtime.Exceptions;
using NUnit.Framework;

namespace Helix.Tests.Unit.Exceptions;

/// <summary>Language-specific records and clauses, with those of a real method that has a filter and a handler.</summary>
[TestFixture]
internal sealed unsafe class ExceptionTableTests
{
    private const string Body = "240000001c892f00d00173ff7900000004aff2c4ff410e108602420e188f03410e208304440e3000";
    private const string Filter = "2400000044892f00210273ff650000000494f2c4ff410e108602420e188f03410e20830400000000";
    private const string Handler = "240000006c892f005e0273ff390000000475f2c4ff410e108602420e188f03410e20830400000000";

    /// <summary>One clause: try 31h-50h, filter 79h, handler deh.</summary>
    private const string Clauses = "0262fc7903f2";

    private TableImage _image = null!;

    [SetUp]
    public void SetUp()
    {
        _image = new TableImage();
        int clauses = _image.AddClauses(Clauses);
        int root = _image.AddRoot(4, clauses);
        _image.AddCode(0x200, Body, root);
        _image.AddCode(0x279, Filter, _image.AddFunclet(2, root, 0x79));
        _image.AddCode(0x2de, Handler, _image.AddFunclet(1, root, 0xde));
        _image.AddCode(0x320, Body, _image.AddRoot(8 | 4, clauses));
        Assert.That(CodeRanges.Register(_image.Range), Is.True);
    }

    [TearDown]
    public void TearDown()
    {
        CodeRanges.Unregister(_image.Code);
        _image.Dispose();
    }

    [TestCase(0x210u, 0, false)]
    [TestCase(0x290u, 2, true)]
    [TestCase(0x2f0u, 1, true)]
    public void FuncletsLeadToTheirMethod(uint offset, int kind, bool isFunclet)
    {
        FrameInfo frame = Find(offset);
        Assert.That((int)(frame.Flags & FrameFlags.KindMask), Is.EqualTo(kind));
        Assert.That(frame.IsFunclet, Is.EqualTo(isFunclet));
        Assert.That((ulong)frame.MethodStart, Is.EqualTo(_image.Code + 0x200));
        Assert.That((ulong)frame.Clauses, Is.EqualTo((ulong)_image.At(0x3000)));
    }

    [Test]
    public void EntriesFromUnmanagedCodeAreMarked()
    {
        Assert.That(Find(0x330).Flags, Is.EqualTo(FrameFlags.ReversePInvoke | FrameFlags.HasClauses));
    }

    [Test]
    public void DecodesAFilteredClause()
    {
        ExceptionClause clause = Decode(0x210)[0];
        Assert.That(clause.Kind, Is.EqualTo(ExceptionClause.Filtered));
        Assert.That(clause.TryStart, Is.EqualTo(0x31));
        Assert.That(clause.TryEnd, Is.EqualTo(0x31 + 0x1f));
        Assert.That((ulong)clause.Handler, Is.EqualTo(_image.Code + 0x2de));
        Assert.That((ulong)clause.Filter, Is.EqualTo(_image.Code + 0x279));
    }

    [Test]
    public void DecodesTypedAndFinallyClauses()
    {
        // Two clauses: typed 0x10-0x20, handler 0x40, type 8 bytes after its field; finally 0x08-0x30, handler 0x60.
        byte[] bytes = [0x04, 0x20, 0x80, 0x80, 0x08, 0, 0, 0, 0x10, 0x85, 0x02, 0xc0];
        fixed (byte* start = bytes)
        {
            ClauseEnumerator enumerator = default;
            ExceptionClause clause;
            Assert.That(enumerator.Start((byte*)0x1000, start), Is.True);
            Assert.That(enumerator.Next(&clause), Is.True);
            Assert.That((clause.Kind, clause.TryStart, clause.TryEnd), Is.EqualTo((ExceptionClause.Typed, 0x10u, 0x20u)));
            Assert.That((ulong)clause.Handler, Is.EqualTo(0x1040));
            Assert.That((ulong)clause.CaughtType, Is.EqualTo((ulong)start + 4 + 8));
            Assert.That(enumerator.Next(&clause), Is.True);
            Assert.That((clause.Kind, clause.TryStart, clause.TryEnd), Is.EqualTo((ExceptionClause.FinallyOrFault, 8u, 0x30u)));
            Assert.That((ulong)clause.Handler, Is.EqualTo(0x1060));
            Assert.That(enumerator.Next(&clause), Is.False);
        }
    }

    [Test]
    public void AMethodWithoutClausesHasNone()
    {
        ClauseEnumerator enumerator = default;
        ExceptionClause clause;
        Assert.That(enumerator.Start((byte*)0x1000, null), Is.False);
        Assert.That(enumerator.Next(&clause), Is.False);
    }

    private List<ExceptionClause> Decode(uint offset)
    {
        FrameInfo frame = Find(offset);
        ClauseEnumerator enumerator = default;
        List<ExceptionClause> clauses = [];
        ExceptionClause clause;
        Assert.That(enumerator.Start(frame.MethodStart, frame.Clauses), Is.True);
        while (enumerator.Next(&clause))
        {
            clauses.Add(clause);
        }

        return clauses;
    }

    private FrameInfo Find(uint offset)
    {
        FrameInfo frame;
        Assert.That(UnwindTables.TryFind(_image.Code + offset, &frame), Is.True);
        return frame;
    }
}
