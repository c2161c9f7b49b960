using System.IO;
using System.Linq;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Compilation;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Verification;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

public sealed class InterfaceVerifierTests
{
    [Test]
    public void SeparatelyCompiledAssembliesHaveAllInterfaces()
    {
        CompiledFixture fixture = CompiledFixture.Instance;
        foreach (string file in new[] { fixture.First, fixture.Second })
        {
            InterfaceReport report = Verify(file);
            Assert.That(report.Faults, Is.Empty, file);
            Assert.That(report.Verified, Is.GreaterThan(50), file);
        }
    }

    [Test]
    public void TheClassLibraryHasAllInterfaces()
    {
        InterfaceReport report = Verify(CompiledFixture.Instance.Library.Object);
        Assert.That(report.Faults, Is.Empty);
        Assert.That(report.Verified, Is.GreaterThan(10_000));
    }

    [Test]
    public void WithoutTheKeepingAssemblyFaultsAreFound()
    {
        CompiledFixture fixture = CompiledFixture.Instance;
        string directory = Path.Combine(fixture.Directory, "unkept");
        Directory.CreateDirectory(directory);
        string output = Path.Combine(directory, "Second.o");
        new IlcCompiler(fixture.Package).Compile([fixture.SecondAssembly], [fixture.FirstAssembly], [], output);
        InterfaceReport report = Verify(output);
        Assert.That(report.Faults.Any(fault => fault.StartsWith("Second_Second_Square:", System.StringComparison.Ordinal)));
    }

    [Test]
    public void UseOfAnAssemblyThatHelixLacksIsNamed()
    {
        CompiledFixture fixture = CompiledFixture.Instance;
        const string Source = "public class Net { public static object F() => new System.Net.Http.HttpClient(); }";
        string assembly = FixtureCompiler.Compile(fixture.Package, "Foreign", Source, [], fixture.Directory);
        var compiler = new AssemblyCompiler(fixture.Package, fixture.Library);
        Assert.That(
            () => compiler.Compile(assembly, [], Path.Combine(fixture.Directory, "Foreign.o")),
            Throws.TypeOf<BuildFailureException>().With.Message.Contains("System.Net.Http"));
    }

    private static InterfaceReport Verify(string file)
    {
        CompiledFixture fixture = CompiledFixture.Instance;
        using var metadata = new MetadataSet(fixture.Package, [fixture.FirstAssembly]);
        return new InterfaceVerifier(new TypeNames(fixture.AssemblyNames.Select(metadata.Open))).Verify(ElfObject.Read(file));
    }
}
