using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Primitives;
using Helix.Sdk.Packaging.Files;
using NUnit.Framework;

namespace Helix.Tests.Unit.Packaging;

/// <summary>What is wrong with a file is found and named, whoever made its checksum.</summary>
public sealed class DamageTests
{
    private const int MutatedFiles = 10_000;

    private static SampleModule Sample => SampleModule.Instance;

    private static IEnumerable<TestCaseData> Damages()
    {
        yield return Case(ModuleFileError.ForeignProcessor, static elf => elf[18] = 0xb7);
        yield return Case(ModuleFileError.HeadersWrong, static elf => elf[4] = 1);
        yield return Case(ModuleFileError.HeadersWrong, static elf => elf[16] = 1);
        yield return Case(ModuleFileError.HeadersWrong, static elf => elf[56] = 4);
        yield return Case(ModuleFileError.HeadersWrong, static elf => elf[60] = 200);
        yield return Case(ModuleFileError.HeadersWrong, static elf => elf[46] = 0xff);
        yield return Case(ModuleFileError.HeadersWrong, static elf => elf.AsSpan(40, 8).Fill(0xff));
        yield return Case(ModuleFileError.HeadersWrong, static elf => elf.AsSpan(32, 8).Fill(0xff));
        yield return Case(ModuleFileError.SectionsWrong, static elf => elf[Find(elf, ".helix.shared")] = (byte)'x');
        yield return Case(ModuleFileError.SectionsWrong, static elf => elf.AsSpan(Header(elf, ModuleFileFormat.FixUpSection) + 32, 8).Fill(0xff));
        yield return Case(ModuleFileError.SegmentsWrong, static elf => elf[64 + 4] = 7);
        yield return Case(ModuleFileError.SegmentsWrong, static elf => elf.AsSpan(64 + 32, 8).Fill(0x7f));
        yield return Case(ModuleFileError.SegmentsWrong, static elf => elf[64 + 56 + 17]++);
        yield return Case(ModuleFileError.SegmentsWrong, static elf => elf[64 + 112 + 41] += 0x10);
        yield return Case(ModuleFileError.FormatUnknown, static elf => elf[Manifest] = 2);
        yield return Case(ModuleFileError.ForeignProcessor, static elf => elf[Manifest + 4] = 3);
        yield return Case(ModuleFileError.ManifestLengthWrong, static elf => elf[Manifest + 12] = 200);
        yield return Case(ModuleFileError.ManifestLengthWrong, static elf => elf[Header(elf, ModuleFileFormat.ManifestSection) + 32]--);
        yield return Case(ModuleFileError.ManifestLengthWrong, static elf => elf[Header(elf, ModuleFileFormat.ManifestSection) + 32]++);
        yield return Case(ModuleFileError.LayoutWrong, static elf => elf[Manifest + 33]++);
        yield return Case(ModuleFileError.LayoutWrong, static elf => elf[Manifest + 44] = 0xff);
        yield return Case(ModuleFileError.LayoutWrong, static elf => elf.AsSpan(Manifest + 49, 4).Fill(0xff));
        yield return Case(ModuleFileError.ReadyToRunWrong, static elf => elf[Manifest + 45]++);
        yield return Case(ModuleFileError.ReadyToRunWrong, static elf => elf[Find(elf, "RTR")]++);
        yield return Case(ModuleFileError.ReadyToRunWrong, static elf => elf[Find(elf, "RTR") + 13] = 0xff);
        yield return Case(ModuleFileError.ReadyToRunWrong, static elf => elf[Find(elf, "RTR") + 16 + 11] = 0);
        yield return Case(ModuleFileError.UnwindTableWrong, static elf => elf[Manifest + 65]++);
        yield return Case(ModuleFileError.UnwindTableWrong, static elf => elf[Unwind(elf)]++);
        yield return Case(ModuleFileError.UnwindTableWrong, static elf => elf[Unwind(elf) + 8] = 100);
        yield return Case(ModuleFileError.UnwindTableWrong, static elf => elf[Unwind(elf) + 14]++);
        yield return Case(ModuleFileError.UnwindTableWrong, static elf => elf[Unwind(elf) + 18]++);
        yield return Case(ModuleFileError.NameWrong, static elf => elf[Find(elf, "sample")] = (byte)'S');
        yield return Case(ModuleFileError.ManifestTextWrong, static elf => elf[Find(elf, "Größe")] = 27);
        yield return Case(ModuleFileError.ManifestTextWrong, static elf => elf[Find(elf, "Größe") + 2] = 0xff);
        yield return Case(ModuleFileError.ManifestValueWrong, static elf => elf[Find(elf, "[1.0,2.0)")] = (byte)'?');
        yield return Case(ModuleFileError.ManifestValueWrong, static elf => elf[Find(elf, "MIT") + 3] = 9);
        yield return Case(ModuleFileError.FixUpsWrong, static elf => elf[Content(elf, ModuleFileFormat.FixUpSection) + 3] = 0x7f);
        yield return Case(ModuleFileError.FixUpsWrong, static elf => Swap(elf.AsSpan(Content(elf, ModuleFileFormat.FixUpSection), 8)));
        yield return Case(ModuleFileError.FixUpsWrong, static elf => elf[Header(elf, ModuleFileFormat.FixUpSection) + 32]--);
        yield return Case(ModuleFileError.SharedWrong, static elf => elf[Content(elf, ModuleFileFormat.SharedSection) + 11] = 1);
        yield return Case(ModuleFileError.SharedWrong, static elf => elf[Content(elf, ModuleFileFormat.SharedSection) + 12]++);
        yield return Case(ModuleFileError.SharedWrong, static elf => elf[Content(elf, ModuleFileFormat.SharedSection) + 15] = 0xff);
        yield return Case(ModuleFileError.SharedWrong, static elf => elf[Content(elf, ModuleFileFormat.SharedSection) + 19] = 0xff);
        yield return Case(ModuleFileError.TypeObjectsWrong, static elf => elf[Content(elf, ModuleFileFormat.TypeSection)]++);
        yield return Case(ModuleFileError.TypeObjectsWrong, static elf => elf[Content(elf, ModuleFileFormat.TypeSection) + 7] = 0x40);
        yield return Case(ModuleFileError.MethodTablesWrong, static elf => elf[Content(elf, ModuleFileFormat.MethodTableSection)]++);
        yield return Case(ModuleFileError.MethodTablesWrong, static elf => elf[Content(elf, ModuleFileFormat.MethodTableSection) + 2] = 0xff);
    }

    [TestCaseSource(nameof(Damages))]
    public void DamageBehindARightChecksumIsNamed(ModuleFileError expected, Action<byte[]> damage)
    {
        var elf = (byte[])Sample.Elf.Clone();
        damage(elf);
        Result<ModuleFile> result = ModuleFile.Read(ModuleFileWriter.Finish(elf, []), out ModuleFileError error);
        Assert.That(error, Is.EqualTo(expected));
        Assert.That(result.Status, Is.EqualTo(expected.ToStatus()));
        Assert.That(result.IsOk, Is.False);
    }

    [Test]
    public void EveryLengthOfATruncatedFileIsRefused()
    {
        for (int length = 0; length < Sample.File.Length; length++)
        {
            Result<ModuleFile> result = ModuleFile.Read(Sample.File.AsMemory(0, length), out ModuleFileError error);
            Assert.That(result.Status, Is.EqualTo(Status.Corrupt));
            Assert.That(error, Is.EqualTo(length < 80 ? ModuleFileError.TooShort : ModuleFileError.EndMissing));
        }
    }

    [Test]
    public void TheEndIsChecked()
    {
        Assert.That(Error(static file => file[^9] ^= 1), Is.EqualTo(ModuleFileError.LengthsWrong));
        Assert.That(Error(static file => file.AsSpan(file.Length - 16, 8).Fill(0xff)), Is.EqualTo(ModuleFileError.LengthsWrong));
        Assert.That(Error(static file => file[^8] ^= 1), Is.EqualTo(ModuleFileError.ChecksumWrong));
        Assert.That(Error(static file => file[200] ^= 1), Is.EqualTo(ModuleFileError.ChecksumWrong));
        Assert.That(Error(static file => file[1] = (byte)'e'), Is.EqualTo(ModuleFileError.NotElf));
    }

    [Test]
    public void MutatedFilesAreRefusedWithAReasonOrHarmless()
    {
        var random = new Random(20_040);
        int refused = 0;
        for (int i = 0; i < MutatedFiles; i++)
        {
            bool corrected = i % 4 != 0;
            byte[] file = SampleDamage.Make(random, corrected);
            Result<ModuleFile> result = ModuleFile.Read(file, out ModuleFileError error);
            Assert.That(result.Status, Is.EqualTo(error.ToStatus()), $"file {i}");
            refused += result.IsOk ? 0 : 1;
            if (result.TryGet(out ModuleFile? module))
            {
                Assert.That(corrected || file.SequenceEqual(Sample.File), Is.True, $"file {i}");
                Walk(module);
            }
        }

        Assert.That(refused, Is.GreaterThan(MutatedFiles / 2));
    }

    // Whatever a loader touches lies in the image: the indexers throw otherwise.
    private static void Walk(ModuleFile file)
    {
        byte[] memory = ImageArithmetic.Place(file.Image);
        ImageArithmetic.Move(memory, file.FixUps.ToArray().Where(static place => place.Kind == FixUpKind.Address), 4096);
        List<FixUp> places = [];
        foreach (SharedInstantiation item in file.Shared)
        {
            places.AddRange(item.Places);
            _ = memory[item.Offset];
        }

        foreach (TypeObject item in file.TypeObjects)
        {
            places.AddRange(item.Places);
            _ = BinaryPrimitives.ReadUInt64LittleEndian(memory.AsSpan((int)item.Offset + 8));
        }

        foreach (FixUp place in places.Concat(file.FixUps.ToArray()))
        {
            memory.AsSpan((int)place.Offset, (int)place.Width).Clear();
        }

        foreach (uint table in file.MethodTables)
        {
            _ = BinaryPrimitives.ReadUInt64LittleEndian(memory.AsSpan((int)table + 16));
        }
    }

    private static ModuleFileError Error(Action<byte[]> damage)
    {
        var file = (byte[])Sample.File.Clone();
        damage(file);
        _ = ModuleFile.Read(file, out ModuleFileError error);
        return error;
    }

    private static TestCaseData Case(ModuleFileError expected, Action<byte[]> damage) => new(expected, damage);

    private static int Find(byte[] elf, string text)
    {
        int place = elf.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        Assert.That(place, Is.Positive, text);
        return place;
    }

    private static int Manifest => Content(Sample.Elf, ModuleFileFormat.ManifestSection);

    private static int Unwind(byte[] elf) => Content(elf, ".eh_frame_hdr\0"u8);

    internal static int Content(byte[] elf, ReadOnlySpan<byte> section) =>
        (int)BinaryPrimitives.ReadUInt64LittleEndian(elf.AsSpan(Header(elf, section) + 24));

    private static int Header(byte[] elf, ReadOnlySpan<byte> section)
    {
        var table = (int)BinaryPrimitives.ReadUInt64LittleEndian(elf.AsSpan(40));
        int count = BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(60));
        var names = (int)BinaryPrimitives.ReadUInt64LittleEndian(elf.AsSpan(table + ((count - 1) * 64) + 24));
        int name = elf.AsSpan(names).IndexOf(section);
        for (int i = 0; i < count; i++)
        {
            if (BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(table + (i * 64))) == name)
            {
                return table + (i * 64);
            }
        }

        throw new InvalidOperationException("no such section");
    }

    private static void Swap(Span<byte> words)
    {
        ulong both = BinaryPrimitives.ReadUInt64LittleEndian(words);
        BinaryPrimitives.WriteUInt64LittleEndian(words, (both << 32) | (both >> 32));
    }
}
