using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Exceptions;
using NUnit.Framework;

namespace Helix.Tests.Unit.Exceptions;

/// <summary>The layouts that the class library and the assembly code rely on (AsmOffsets.cs of NativeAOT 9.0).</summary>
[TestFixture]
internal sealed class StructureLayoutTests
{
    [Test]
    public void SizesAreThoseOfTheClassLibrary()
    {
        Assert.That(Unsafe.SizeOf<LimitedContext>(), Is.EqualTo(80));
        Assert.That(Unsafe.SizeOf<RegisterDisplay>(), Is.EqualTo(136));
        Assert.That(Unsafe.SizeOf<StackFrameIterator>(), Is.EqualTo(376));
        Assert.That(Unsafe.SizeOf<ExceptionRecord>(), Is.EqualTo(416));
        Assert.That(Unsafe.SizeOf<ClauseEnumerator>(), Is.EqualTo(32));
        Assert.That(Unsafe.SizeOf<ExceptionClause>(), Is.EqualTo(40));
        Assert.That(Unsafe.SizeOf<MethodRegion>(), Is.EqualTo(32));
        Assert.That(Unsafe.SizeOf<FrameInfo>(), Is.EqualTo(FrameInfo.SizeBytes));
    }

    [TestCase(typeof(StackFrameIterator), nameof(StackFrameIterator.FramePointer), 16)]
    [TestCase(typeof(StackFrameIterator), nameof(StackFrameIterator.ControlPc), 24)]
    [TestCase(typeof(StackFrameIterator), nameof(StackFrameIterator.Registers), 32)]
    [TestCase(typeof(StackFrameIterator), nameof(StackFrameIterator.OriginalControlPc), 360)]
    [TestCase(typeof(StackFrameIterator), nameof(StackFrameIterator.PreviousTransitionFrame), 368)]
    [TestCase(typeof(RegisterDisplay), nameof(RegisterDisplay.Rbx), 24)]
    [TestCase(typeof(RegisterDisplay), nameof(RegisterDisplay.Rbp), 32)]
    [TestCase(typeof(RegisterDisplay), nameof(RegisterDisplay.R12), 88)]
    [TestCase(typeof(RegisterDisplay), nameof(RegisterDisplay.R15), 112)]
    [TestCase(typeof(RegisterDisplay), nameof(RegisterDisplay.Sp), 120)]
    [TestCase(typeof(ExceptionRecord), nameof(ExceptionRecord.Context), 8)]
    [TestCase(typeof(ExceptionRecord), nameof(ExceptionRecord.Exception), 16)]
    [TestCase(typeof(ExceptionRecord), nameof(ExceptionRecord.Kind), 24)]
    [TestCase(typeof(ExceptionRecord), nameof(ExceptionRecord.Pass), 25)]
    [TestCase(typeof(ExceptionRecord), nameof(ExceptionRecord.CurrentClause), 28)]
    [TestCase(typeof(ExceptionRecord), nameof(ExceptionRecord.Frame), 32)]
    [TestCase(typeof(ExceptionClause), nameof(ExceptionClause.Handler), 24)]
    [TestCase(typeof(ExceptionClause), nameof(ExceptionClause.CaughtType), 32)]
    [TestCase(typeof(ThreadRecord), nameof(ThreadRecord.ExceptionHead), 16)]
    public void FieldsAreWhereOthersLookForThem(Type type, string field, int offset) =>
        Assert.That((int)Marshal.OffsetOf(type, field), Is.EqualTo(offset));

    [Test]
    public void FaultFrameIsTheTrapFrameOfTheMachine()
    {
        Assert.That(Unsafe.SizeOf<FaultFrame>(), Is.EqualTo(Unsafe.SizeOf<TrapFrame>()));
        foreach (FieldInfo field in typeof(FaultFrame).GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            Assert.That(
                Marshal.OffsetOf<FaultFrame>(field.Name), Is.EqualTo(Marshal.OffsetOf<TrapFrame>(field.Name)), field.Name);
        }
    }
}
