using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Kernel.Machine.Acpi;
using NUnit.Framework;

namespace Helix.Tests.Unit.Machine;

/// <summary>The firmware's tables, intact and damaged in every way.</summary>
[TestFixture]
[NonParallelizable]
internal sealed unsafe class AcpiTablesTests
{
    private const ulong Unreachable = 0x7FFF_0000;

    private FirmwareMemory _memory = null!;

    private static byte[] ControllerHead => [.. BitConverter.GetBytes(0xFEE0_0000), .. BitConverter.GetBytes(1)];

    [SetUp]
    public void MakeMemory() => _memory = new FirmwareMemory();

    [TearDown]
    public void FreeMemory() => _memory.Dispose();

    [Test]
    public void ProcessorsControllersAndTimerAreFound()
    {
        ulong controllers = _memory.AddTable(
            "APIC", [.. ControllerHead, .. Processor(0), .. Processor(4), .. IoApic(0xFEC0_0000), .. Override(0, 2), .. Override(9, 9)]);
        Publish(_memory.AddTable("FACP", new byte[200]), controllers, _memory.AddTable("HPET", Timer(0xFED0_0000)));
        AcpiInformation result = Read(out AcpiFault fault);
        Assert.Multiple(() =>
        {
            Assert.That(fault, Is.EqualTo(AcpiFault.None));
            Assert.That(Ids(result), Is.EqualTo(new[] { 0, 4 }));
            Assert.That(result.LocalApicAddress, Is.EqualTo(0xFEE0_0000));
            Assert.That(result.IoApicAddress, Is.EqualTo(0xFEC0_0000));
            Assert.That(result.IntervalTimerInput, Is.EqualTo(2));
            Assert.That(result.HpetAddress, Is.EqualTo(0xFED0_0000));
        });
    }

    [Test]
    public void TheIoApicIsTheOneWithTheFirstInputs()
    {
        ulong controllers = _memory.AddTable(
            "APIC", [.. ControllerHead, .. Processor(0), .. IoApic(0xFEC1_0000, 24), .. IoApic(0xFEC0_0000), .. Override(9, 20)]);
        Publish(controllers);
        AcpiInformation result = Read(out _);
        Assert.Multiple(() =>
        {
            Assert.That(result.IoApicAddress, Is.EqualTo(0xFEC0_0000));
            Assert.That(result.IntervalTimerInput, Is.Zero);
        });
    }

    [Test]
    public void TheOldListServesAlone()
    {
        ulong controllers = _memory.AddTable("APIC", [.. ControllerHead, .. Processor(7)]);
        _memory.SetRoot(0, _memory.AddTable("RSDT", BitConverter.GetBytes((uint)controllers)));
        Assert.That(Ids(Read(out _)), Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public void TheOldListServesWhenTheNewOneIsDamaged()
    {
        ulong controllers = _memory.AddTable("APIC", [.. ControllerHead, .. Processor(7)]);
        ulong damaged = _memory.AddTable("XSDT", BitConverter.GetBytes(controllers));
        _memory.Set(damaged, 20, 0x55);
        _memory.SetRoot(damaged, _memory.AddTable("RSDT", BitConverter.GetBytes((uint)controllers)));
        Assert.That(Ids(Read(out _)), Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public void DisabledRepeatedAndFurtherProcessorsAreLeftOut()
    {
        byte[] all = [.. Enumerable.Range(0, 80).SelectMany(static id => Processor((byte)id))];
        byte[] disabled = Processor(90);
        disabled[4] = 0;
        Publish(_memory.AddTable("APIC", [.. ControllerHead, .. Processor(3), .. disabled, .. all, .. LargeProcessor(300)]));
        AcpiInformation result = Read(out _);
        Assert.That(result.ProcessorCount, Is.EqualTo(AcpiInformation.MostProcessors));
        Assert.That(Ids(result).Distinct().Count(), Is.EqualTo(AcpiInformation.MostProcessors));
        Assert.That(Ids(result), Has.None.EqualTo(90));
        Assert.That(result.ProcessorsLeftOut, Is.EqualTo(80 - AcpiInformation.MostProcessors + 1));
    }

    [Test]
    public void LongAddressOfTheLocalControllerGoesBeforeTheShortOne()
    {
        byte[] address = [5, 12, 0, 0, .. BitConverter.GetBytes(0x12_FEE0_0000UL)];
        Publish(_memory.AddTable("APIC", [.. ControllerHead, .. address, .. LargeProcessor(2)]));
        AcpiInformation result = Read(out _);
        Assert.That(result.LocalApicAddress, Is.EqualTo(0x12_FEE0_0000UL));
        Assert.That(Ids(result), Is.EqualTo(new[] { 2 }));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(200)]
    public void AnEntryOfAnImpossibleLengthEndsTheTable(byte length)
    {
        byte[] entry = Processor(5);
        entry[1] = length;
        Publish(_memory.AddTable("APIC", [.. ControllerHead, .. Processor(1), .. entry, .. Processor(6)]));
        Assert.That(Ids(Read(out _)), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void ADamagedTableIsNoTable()
    {
        ulong controllers = _memory.AddTable("APIC", [.. ControllerHead, .. Processor(1)]);
        _memory.Set(controllers, 40, 0xFF);
        Publish(controllers);
        Read(out AcpiFault fault);
        Assert.That(fault, Is.EqualTo(AcpiFault.NoControllers));
    }

    [TestCase(0u)]
    [TestCase(35u)]
    [TestCase(0x20_0000u)]
    [TestCase(uint.MaxValue)]
    public void ATableOfAnImpossibleLengthIsNoTable(uint length)
    {
        ulong controllers = _memory.AddTable("APIC", [.. ControllerHead, .. Processor(1)]);
        for (int i = 0; i < 4; i++)
        {
            _memory.Set(controllers, 4 + i, (byte)(length >> (8 * i)));
        }

        Publish(controllers);
        Read(out AcpiFault fault);
        Assert.That(fault, Is.EqualTo(AcpiFault.NoControllers));
    }

    [Test]
    public void AListThatNamesItselfAndNothingEnds()
    {
        ulong list = _memory.AddTable("XSDT", new byte[32]);
        byte[] entries = [.. BitConverter.GetBytes(list), .. BitConverter.GetBytes(0UL), .. BitConverter.GetBytes(Unreachable), .. BitConverter.GetBytes(ulong.MaxValue)];
        for (int i = 0; i < entries.Length; i++)
        {
            _memory.Set(list, 36 + i, entries[i]);
        }

        _memory.Correct(list, 36 + entries.Length, 9);
        _memory.SetRoot(list, 0);
        Read(out AcpiFault fault);
        Assert.That(fault, Is.EqualTo(AcpiFault.NoControllers));
    }

    [Test]
    public void ATimerInPortsIsNotUsed()
    {
        byte[] timer = Timer(0x1000);
        timer[4] = 1;
        Publish(_memory.AddTable("APIC", [.. ControllerHead, .. Processor(0)]), _memory.AddTable("HPET", timer), _memory.AddTable("HPET", 1, 2));
        Assert.That(Read(out _).HpetAddress, Is.Zero);
    }

    [Test]
    public void WithoutARootPointerThereIsNothing()
    {
        var result = default(AcpiInformation);
        Assert.That(AcpiTables.Read(null, &FirmwareMemory.Map, &result), Is.EqualTo(AcpiFault.NoRoot));
        Read(out AcpiFault fault);
        Assert.That(fault, Is.EqualTo(AcpiFault.DamagedRoot));
        _memory.SetRoot(Unreachable, 0);
        Read(out fault);
        Assert.That(fault, Is.EqualTo(AcpiFault.DamagedRootTable));
    }

    [Test]
    public void TheRootPointerIsFoundOnSixteenBytesWithItsSum()
    {
        _memory.SetRoot(0, Unreachable);
        byte* area = stackalloc byte[256];
        new ReadOnlySpan<byte>(_memory.Root, 36).CopyTo(new Span<byte>(area + 8, 36));
        Assert.That(AcpiTables.FindRoot(area, 256) == null);
        new ReadOnlySpan<byte>(_memory.Root, 36).CopyTo(new Span<byte>(area + 128, 36));
        Assert.That(AcpiTables.FindRoot(area, 256) == area + 128);
        Assert.That(AcpiTables.FindRoot(area, 128 + 35) == null, "cut off");
        area[130]++;
        Assert.That(AcpiTables.FindRoot(area, 256) == null, "another sum");
    }

    /// <summary>Any byte changed in any way, with and without a corrected sum: nothing is read outside the memory, and it ends.</summary>
    [Test]
    public void NoDamageIsFollowed()
    {
        var random = new Random(1);
        for (int round = 0; round < 4000; round++)
        {
            FreeMemory();
            MakeMemory();
            byte[] body = [.. ControllerHead, .. Processor(0), .. IoApic(0xFEC0_0000), .. Override(0, 2), .. LargeProcessor(9)];
            ulong table = _memory.AddTable("APIC", body);
            ulong list = Publish(table, _memory.AddTable("HPET", Timer(0xFED0_0000)));
            ulong damaged = random.Next(2) == 0 ? table : list;
            int length = damaged == table ? 36 + body.Length : 36 + 16;
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                _memory.Set(damaged, random.Next(4, length), (byte)random.Next(256));
            }

            _memory.Correct(damaged, length, 9);
            AcpiInformation result = Read(out _);
            Assert.That(result.ProcessorCount, Is.InRange(0, AcpiInformation.MostProcessors));
        }
    }

    private static byte[] Processor(byte id) => [0, 8, id, id, 1, 0, 0, 0];

    private static byte[] LargeProcessor(uint id) => [9, 16, 0, 0, .. BitConverter.GetBytes(id), 1, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] IoApic(uint address, uint firstInput = 0) => [1, 12, 1, 0, .. BitConverter.GetBytes(address), .. BitConverter.GetBytes(firstInput)];

    private static byte[] Override(byte line, uint input) => [2, 10, 0, line, .. BitConverter.GetBytes(input), 0, 0];

    private static byte[] Timer(ulong address) => [1, 2, 3, 4, 0, 64, 0, 0, .. BitConverter.GetBytes(address), 0, 0, 0, 0];

    private static IEnumerable<int> Ids(AcpiInformation information)
    {
        var ids = new int[information.ProcessorCount];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = information.ApicId(i);
        }

        return ids;
    }

    private ulong Publish(params ulong[] tables)
    {
        ulong list = _memory.AddTable("XSDT", [.. tables.SelectMany(BitConverter.GetBytes)]);
        _memory.SetRoot(list, 0);
        return list;
    }

    private AcpiInformation Read(out AcpiFault fault)
    {
        var result = default(AcpiInformation);
        fault = AcpiTables.Read(_memory.Root, &FirmwareMemory.Map, &result);
        return result;
    }
}
