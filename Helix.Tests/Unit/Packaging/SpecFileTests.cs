using System.IO;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Sdk.Build;
using Helix.Sdk.Packaging.Manifests;
using NUnit.Framework;

namespace Helix.Tests.Unit.Packaging;

public sealed class SpecFileTests
{
    [Test]
    public void ValuesTakeThePlaceOfTheClasss()
    {
        ModuleManifest manifest = Apply(
            """
            # A comment, and an empty line

            name        = fast-disk     # another comment
            id          = 0x1234
            version     = 2.5.1
            description = A disk = of memory
            author      = Ann Author
            licence     = Apache-2.0
            flags       = KernelSpace, hotreloadable
            policy      = isolate
            provides    = BlockDev
            requires    = Log
            """);
        Assert.That(manifest.Metadata, Is.EqualTo(new ModuleMetadata(
            0x1234, "fast-disk", new ModuleVersion(2, 5, 1), "A disk = of memory", "Ann Author", "Apache-2.0",
            ModuleFlags.KernelSpace | ModuleFlags.HotReloadable)));
        Assert.That(manifest.FaultPolicy, Is.EqualTo(FaultPolicy.Isolate));
        Assert.That(manifest.Provides, Is.EqualTo(SampleModule.Instance.Manifest.Provides));
    }

    [Test]
    public void WhatIsNotInTheFileStays() =>
        Assert.That(Apply("version = 9").Metadata, Is.EqualTo(SampleModule.Instance.Manifest.Metadata with { Version = new ModuleVersion(9, 0, 0) }));

    [TestCase("colour = red", "'colour' is no key")]
    [TestCase("just words", "not of the form key = value")]
    [TestCase("name = Fast", "no module's name")]
    [TestCase("name =", "no module's name")]
    [TestCase("id = 0", "no number")]
    [TestCase("id = 4294967296", "no number")]
    [TestCase("version = 1.2.3.4", "no version")]
    [TestCase("flags = KernelSpace, Purple", "'Purple' is none of None, KernelSpace")]
    [TestCase("flags = 3", "'3' is none of")]
    [TestCase("policy = forgive", "'forgive' is none of Restart, Reload, Isolate, Panic")]
    [TestCase("provides = BlockDev, Console", "does not declare that it provides Console")]
    [TestCase("requires =", "declares that it requires Log, which the list leaves out")]
    public void AWrongLineIsNamedWithItsNumber(string line, string message) =>
        Assert.That(
            () => Apply("author = me\n" + line),
            Throws.TypeOf<BuildFailureException>().With.Message.Contains(message).And.Message.Contains("module.spec(2)"));

    [Test]
    public void AKeyCountsOnce() =>
        Assert.That(() => Apply("author = me\n\nauthor = you"), Throws.TypeOf<BuildFailureException>().With.Message.Contains("(3): author is there twice"));

    [Test]
    public void AMissingFileIsSaid() =>
        Assert.That(() => SpecFile.Apply("/nowhere.spec", SampleModule.Instance.Manifest), Throws.TypeOf<BuildFailureException>());

    private static ModuleManifest Apply(string text)
    {
        string path = Path.Combine(SampleModule.Instance.Directory, "module.spec");
        File.WriteAllText(path, text);
        return SpecFile.Apply(path, SampleModule.Instance.Manifest);
    }
}
