using System.Runtime.InteropServices;
using Helix.Kernel.Machine.Processor;
using NUnit.Framework;

namespace Helix.Tests.Unit.Machine;

/// <summary>Structures that assembly code knows by their offsets: <c>Cpu.xs</c>, <c>InterruptEntry.xs</c>, <c>GuardedCall.xs</c>, <c>Trampoline.xs</c>.</summary>
[TestFixture]
internal sealed class ProcessorLayoutTests
{
    [TestCase(nameof(CpuBlock.CurrentThread), 8)]
    [TestCase(nameof(CpuBlock.Index), 16)]
    [TestCase(nameof(CpuBlock.LockMark), 20)]
    [TestCase(nameof(CpuBlock.WaitingStackPointer), 24)]
    [TestCase(nameof(CpuBlock.KnownMappings), 32)]
    [TestCase(nameof(CpuBlock.GuardStack), 64)]
    [TestCase(nameof(CpuBlock.GuardReason), 72)]
    [TestCase(nameof(CpuBlock.GuardSuspicions), 80)]
    [TestCase(nameof(CpuBlock.AllocatorStack), 104)]
    public void BlockOfAProcessor(string field, int offset) =>
        Assert.That((int)Marshal.OffsetOf<CpuBlock>(field), Is.EqualTo(offset));

    [TestCase(nameof(TrampolineParameters.LongMode), 0)]
    [TestCase(nameof(TrampolineParameters.Selector), 4)]
    [TestCase(nameof(TrampolineParameters.BootTables), 8)]
    [TestCase(nameof(TrampolineParameters.Tables), 16)]
    [TestCase(nameof(TrampolineParameters.Stack), 24)]
    [TestCase(nameof(TrampolineParameters.Index), 32)]
    [TestCase(nameof(TrampolineParameters.Entry), 40)]
    public void ParametersOfTheTrampoline(string field, int offset) =>
        Assert.That((int)Marshal.OffsetOf<TrampolineParameters>(field), Is.EqualTo(offset));

    [Test]
    public void Sizes()
    {
        Assert.That(Marshal.SizeOf<CpuBlock>(), Is.EqualTo(CpuBlock.SizeBytes));
        Assert.That(Marshal.SizeOf<TrampolineParameters>(), Is.EqualTo(TrampolineParameters.SizeBytes));
    }
}
