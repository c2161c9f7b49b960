using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Sdk.Build;
using Helix.Sdk.Packaging.Manifests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using Module = Helix.Interfaces.Modules.Module;
using ModuleMetadata = Helix.Interfaces.Modules.ModuleMetadata;

namespace Helix.Tests.Unit.Packaging;

/// <summary>What attributes say, read from a compiled assembly without running it.</summary>
public sealed class ModuleDeclarationTests
{
    private const string Head = """
        using Helix.Interfaces.Modules; using Helix.Interfaces.Storage; using Helix.Interfaces.Memory; using Helix.Interfaces.Primitives;
        """;

    [Test]
    public void EveryAttributeIsRead()
    {
        ModuleManifest manifest = Read(
            Head + """
            [HelixModule("fast-disk", Id = 99, Version = "2.1", Description = "A disk", Author = "Ann", Licence = "ISC",
                Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand, OnFault = FaultPolicy.Panic)]
            [Provides<IBlockDev>] [Requires<IMemManager>("[1.0,2.0)", Optional = true)]
            public class Disk { }
            """);
        Assert.That(manifest.Metadata, Is.EqualTo(new ModuleMetadata(
            99, "fast-disk", new ModuleVersion(2, 1, 0), "A disk", "Ann", "ISC", ModuleFlags.KernelSpace | ModuleFlags.OnDemand)));
        Assert.That(manifest.FaultPolicy, Is.EqualTo(FaultPolicy.Panic));
        ContractAttribute blockDev = Contract(typeof(Helix.Interfaces.Storage.IBlockDev));
        Assert.That(ModuleVersion.TryParse(blockDev.Version, out ModuleVersion version), Is.True);
        Assert.That(manifest.Provides, Is.EqualTo(new[] { new ManifestInterface(blockDev.Number, blockDev.Name, version) }));
        ManifestDependency need = manifest.Requires.Single();
        Assert.That((need.Number, need.Name, need.Range.ToString(), need.Need), Is.EqualTo(
            (Contract(typeof(Helix.Interfaces.Memory.IMemManager)).Number, "MemManager", "[1.0,2.0)", DependencyNeed.Optional)));
        Version? own = typeof(Module).Assembly.GetName().Version;
        Assert.That(manifest.Target, Is.EqualTo(new ModuleVersion((ushort)own!.Major, (ushort)own.Minor, (ushort)own.Build)));
    }

    [Test]
    public void WhatIsNotSaidIsAsInTheKernel()
    {
        ModuleManifest manifest = Read(Head + """[HelixModule("a")] public class A { }""");
        var attribute = new HelixModuleAttribute("a");
        Assert.That(manifest.Metadata, Is.EqualTo(new ModuleMetadata(
            0xe40c292c, "a", new ModuleVersion(1, 0, 0), attribute.Description, attribute.Author, attribute.Licence, attribute.Flags)));
        Assert.That(manifest.FaultPolicy, Is.EqualTo(attribute.OnFault));
    }

    [TestCase("public class A { }", "here is none")]
    [TestCase("""[HelixModule("a")] public class A { } [HelixModule("b")] public class B { }""", "here is A, B")]
    [TestCase("""[HelixModule("a", Version = "one")] public class A { }""", "A: 'one' is no version")]
    [TestCase("""[HelixModule("a")] [Requires<IBlockDev>("(2,1)")] public class A { }""", "A: '(2,1)' is no version range")]
    [TestCase("""[HelixModule("a")] [Provides<INothing>] public class A { } public interface INothing;""", "INothing is no contract")]
    public void WhatCannotBeAFileIsSaid(string source, string message) =>
        Assert.That(() => Read(Head + source), Throws.TypeOf<BuildFailureException>().With.Message.Contains(message));

    private static ContractAttribute Contract(Type type) => type.GetCustomAttribute<ContractAttribute>()!;

    private static ModuleManifest Read(string source)
    {
        string interfaces = typeof(Module).Assembly.Location;
        string[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':').Where(static path => path.Contains("System.")), interfaces];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Made", [CSharpSyntaxTree.ParseText(source)], references.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        string path = Path.Combine(SampleModule.Instance.Directory, "Made.dll");
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(path);
        Assert.That(result.Success, Is.True, string.Join('\n', result.Diagnostics));
        using var assembly = new ModuleAssembly(path, [interfaces]);
        return assembly.Declared([1, 2, 3]);
    }
}
