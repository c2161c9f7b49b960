using Helix.Kernel.Machine.Interrupts;
using NUnit.Framework;

namespace Helix.Tests.Unit.Machine;

/// <summary>The registers of the I/O APIC (Intel 82093AA data sheet, 3.2).</summary>
[TestFixture]
internal sealed class IoApicTests
{
    [TestCase(0u, 0x10u)]
    [TestCase(2u, 0x14u)]
    [TestCase(23u, 0x3Eu)]
    public void AnInputHasTwoRegisters(uint input, uint index) => Assert.That(IoApic.IndexOf(input), Is.EqualTo(index));

    [TestCase((byte)0, 0x0000_0000_0000_0400ul)]
    [TestCase((byte)5, 0x0500_0000_0000_0400ul)]
    [TestCase((byte)0xFE, 0xFE00_0000_0000_0400ul)]
    public void AnEntryDeliversAtAnEdgeToOneProcessor(byte apicId, ulong entry) =>
        Assert.That(IoApic.NonMaskableEntry(apicId), Is.EqualTo(entry));

    [TestCase(0x0017_0020u, 23u, true)]
    [TestCase(0x0017_0020u, 24u, false)]
    [TestCase(0x000F_0011u, 2u, true)]
    [TestCase(0u, 0u, true)]
    [TestCase(0u, 2u, false)]
    [TestCase(uint.MaxValue, 2u, false)]
    public void TheVersionTellsWhichInputsThereAre(uint version, uint input, bool hasIt) =>
        Assert.That(IoApic.HasInput(version, input), Is.EqualTo(hasIt));
}
