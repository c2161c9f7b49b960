using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Helix.Interfaces.Modules;
using Helix.Sdk.Build.Compilation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

/// <summary>The same module compiled for each debug level, down to the object.</summary>
public sealed class DebugLevelTests
{
    private const string Source = """
        using Helix.Interfaces.Diagnostics;
        using Helix.Interfaces.Modules;
        using Helix.Interfaces.Primitives;

        public sealed class Talker : Module
        {
            private static string Costly() => "the costly argument";

            public override Status Start()
            {
                Context.DebugMsg("a message of DEBUG: " + Costly());
                Context.DebugMsgPre(Status.TimedOut);
                Context.AssertMsg("a message of DEBUG_ASSERT");
                Context.AssertMsgPre(Status.Busy);
                Context.AssertError(Status.Failed);
                return Status.Ok;
            }
        }
        """;

    [Test]
    public void WithoutItsLevelAMessageIsNotInTheObject()
    {
        byte[] none = Compile("LevelNone");
        byte[] assert = Compile("LevelAssert", "DEBUG_ASSERT");
        byte[] debug = Compile("LevelDebug", "DEBUG", "DEBUG_ASSERT");

        Assert.That(new[] { none, assert, debug }.Select(made => Holds(made, "a message of DEBUG: ")), Is.EqualTo(new[] { false, false, true }));
        Assert.That(new[] { none, assert, debug }.Select(made => Holds(made, "a message of DEBUG_ASSERT")), Is.EqualTo(new[] { false, true, true }));
        Assert.That(new[] { none, assert, debug }.Select(made => Holds(made, "DebugLevels.cs")), Is.All.False, "the position is not the caller's");
        Assert.That(none.Length, Is.LessThan(assert.Length));
        Assert.That(assert.Length, Is.LessThan(debug.Length));
    }

    [TestCase("none", "TRACE")]
    [TestCase("assert", "TRACE;DEBUG_ASSERT")]
    [TestCase("debug", "TRACE;DEBUG;DEBUG_ASSERT")]
    public void TheBuildDefinesWhatTheLevelSays(string level, string expected)
    {
        string project = Path.Combine(Cli.SourceTree.Find().Root, "Helix.Drivers", "RamDisk", "Helix.Drivers.RamDisk.csproj");
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-getProperty:DefineConstants", "-p:HelixDebugLevel=" + level, "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        };
        using Process build = Process.Start(start)!;
        Assert.That(build.StandardOutput.ReadToEnd().Trim(), Is.EqualTo(expected));
        build.WaitForExit();
    }

    private static byte[] Compile(string name, params string[] symbols)
    {
        CompiledFixture fixture = CompiledFixture.Instance;
        string contracts = typeof(ModuleCatalog).Assembly.Location;
        string assembly = FixtureCompiler.Compile(fixture.Package, name, Source, [contracts], fixture.Directory, symbols);
        string output = Path.Combine(fixture.Directory, name + ".o");
        new AssemblyCompiler(fixture.Package, fixture.Library).Compile(assembly, [contracts], output);
        return File.ReadAllBytes(output);
    }

    private static bool Holds(byte[] made, string text) => made.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
