using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Primitives;
using Helix.Sdk.Packaging.Linking;
using NUnit.Framework;

namespace Helix.Tests.Unit.Packaging;

public sealed class ModuleFileTests
{
    private static SampleModule Sample => SampleModule.Instance;

    [Test]
    public void WhatWasWrittenIsRead()
    {
        ModuleFile file = Read();
        ModuleManifest manifest = file.Manifest;
        Assert.That(manifest.Metadata, Is.EqualTo(Sample.Manifest.Metadata));
        Assert.That(manifest.FaultPolicy, Is.EqualTo(Sample.Manifest.FaultPolicy));
        Assert.That(manifest.Target, Is.EqualTo(Sample.Manifest.Target));
        Assert.That(manifest.Provides, Is.EqualTo(Sample.Manifest.Provides));
        Assert.That(manifest.Requires.Single().Range.ToString(), Is.EqualTo("[1.0,2.0)"));
        Assert.That(manifest.Requires.Single() with { Range = Sample.Manifest.Requires[0].Range }, Is.EqualTo(Sample.Manifest.Requires[0]));
        Assert.That(manifest.BuildId.ToArray(), Is.EqualTo(Sample.Symbols.BuildId));
        Assert.That(manifest.BuildId.Length, Is.EqualTo(20));
    }

    [Test]
    public void TheImageIsTheLinkedOne()
    {
        ModuleFile file = Read();
        ModuleImage linked = Sample.Module.Image;
        Assert.That(ImageArithmetic.Place(file.Image), Is.EqualTo(ImageArithmetic.Place(linked)));
        Assert.That(file.Image.NominalBase, Is.EqualTo(0xFFFF_FFFF_C000_0000));
        Assert.That(file.Image.ManagedCode, Is.EqualTo(linked.ManagedCode));
        Assert.That(file.Image.ManagedCode.SizeBytes, Is.GreaterThan(40));
        Assert.That(file.Image.UnboxingStubs.SizeBytes, Is.EqualTo(1));
        Assert.That(file.Image.Data.SizeBytes, Is.GreaterThanOrEqualTo(file.Image.Data.Content.Length + 4800));
        Assert.That(file.SignedPart.Length, Is.EqualTo(Sample.Elf.Length));
        Assert.That(file.Signature.Length, Is.Zero);
    }

    [Test]
    public void FixUpsAreOfBothKindsAndInOrder()
    {
        FixUp[] places = Read().FixUps.ToArray();
        Assert.That(places, Is.EqualTo(Sample.Bindings.FixUps));
        Assert.That(places.Select(static place => place.Offset), Is.Ordered);

        // The call of the kernel; nothing else refers to it by distance.
        Assert.That(places.Count(static place => place.Kind == FixUpKind.Distance), Is.EqualTo(1));
        Assert.That(places.Count(static place => place.Kind == FixUpKind.Address), Is.GreaterThan(8));
    }

    [Test]
    public void SharedThingsAreFoundByName()
    {
        ModuleFile file = Read();
        byte[] memory = ImageArithmetic.Place(file.Image);
        int count = 0;
        foreach (SharedInstantiation item in file.Shared)
        {
            count++;
            Assert.That(item.Hash, Is.EqualTo(SymbolHash.Of("Shared_Method"u8)));
            Assert.That(memory[item.Offset], Is.EqualTo(0xc3));

            // By the call and by the word among the constants.
            Assert.That(item.Places.ToArray().Select(static place => place.Kind), Is.EquivalentTo([FixUpKind.Distance, FixUpKind.Address]));
            foreach (FixUp place in item.Places)
            {
                Assert.That(ImageArithmetic.Target(memory, place, file.Image.NominalBase), Is.EqualTo(item.Offset));
            }
        }

        Assert.That(count, Is.EqualTo(1));
    }

    [Test]
    public void TypeObjectsAndMethodTablesAreListed()
    {
        ModuleFile file = Read();
        byte[] memory = ImageArithmetic.Place(file.Image);
        uint table = file.MethodTables.ToArray().Single();
        List<int> references = [];
        foreach (TypeObject item in file.TypeObjects)
        {
            references.Add(item.Places.Length);
            var second = new FixUp(item.Offset + 8, FixUpKind.Address);
            Assert.That(ImageArithmetic.Target(memory, second, file.Image.NominalBase), Is.EqualTo(table));
        }

        // The one of the module's type; the kernel's is bound on the host.
        Assert.That(references, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void EveryErrorHasATextAndAStatus()
    {
        foreach (ModuleFileError error in System.Enum.GetValues<ModuleFileError>())
        {
            Assert.That(error.Describe(), Does.Not.StartWith("module file error"));
            Assert.That(error.ToStatus() == Status.Ok, Is.EqualTo(error == ModuleFileError.None));
        }

        Assert.That(ModuleFileError.ForeignProcessor.ToStatus(), Is.EqualTo(Status.VersionMismatch));
        Assert.That(ModuleFileError.SignatureMissing.ToStatus(), Is.EqualTo(Status.AccessDenied));
        Assert.That(ModuleFileError.ChecksumWrong.ToStatus(), Is.EqualTo(Status.Corrupt));
    }

    [Test]
    public void TheChecksumIsTheStandardOne() =>
        // RFC 3720, B.4: 32 bytes of ones; and the check value of the polynomial's catalogue.
        Assert.Multiple(static () =>
        {
            Assert.That(Checksum.Of(Enumerable.Repeat((byte)0xff, 32).ToArray()), Is.EqualTo(0x62a8ab43));
            Assert.That(Checksum.Of("123456789"u8), Is.EqualTo(0xe3069283));
        });

    private static ModuleFile Read()
    {
        Result<ModuleFile> result = ModuleFile.Read(Sample.File, out ModuleFileError error);
        Assert.That(error, Is.EqualTo(ModuleFileError.None));
        return result.Value;
    }
}
