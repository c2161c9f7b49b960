using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Helix.Sdk.Build.Compilation;

namespace Helix.Tests.Unit.Build;

/// <summary>The class library and the two assemblies of <see cref="FixtureSources"/>, compiled once for all tests.</summary>
internal sealed class CompiledFixture
{
    private static readonly Lazy<CompiledFixture> Shared = new(() => new CompiledFixture());

    private CompiledFixture()
    {
        Package = new IlcPackage(Setting("HelixIlcDirectory"));
        Library = ClassLibrary.Provide(Package, Setting("HelixFrameworkAssemblies").Split(';'), Setting("HelixCacheDir"));
        Directory = System.IO.Directory.CreateTempSubdirectory("helix-fixture-").FullName;
        FirstAssembly = FixtureCompiler.Compile(Package, "First", FixtureSources.First, [], Directory);
        SecondAssembly = FixtureCompiler.Compile(Package, "Second", FixtureSources.Second, [FirstAssembly], Directory);
        var compiler = new AssemblyCompiler(Package, Library);
        First = Path.Combine(Directory, "First.o");
        Second = Path.Combine(Directory, "Second.o");
        compiler.Compile(FirstAssembly, [], First);
        compiler.Compile(SecondAssembly, [FirstAssembly], Second);
    }

    public static CompiledFixture Instance => Shared.Value;

    public static bool IsMade => Shared.IsValueCreated;

    public IlcPackage Package { get; }

    public ClassLibrary Library { get; }

    public string Directory { get; }

    public string FirstAssembly { get; }

    public string SecondAssembly { get; }

    public string First { get; }

    public string Second { get; }

    public IEnumerable<string> AssemblyNames => Library.Assemblies.Concat(["First", "Second"]);

    private static string Setting(string key) => typeof(CompiledFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
