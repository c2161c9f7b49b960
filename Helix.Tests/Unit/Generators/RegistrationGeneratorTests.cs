using NUnit.Framework;
using static Helix.Tests.Unit.Generators.GeneratorFixture;

namespace Helix.Tests.Unit.Generators;

[TestFixture]
internal sealed class RegistrationGeneratorTests
{
    [Test]
    public void AModuleIsRegisteredWithEverythingItDeclares()
    {
        (string code, string[] rules) = Generate("""
            namespace Sample;
            [HelixModule("my-disk", Id = 0x12345678, Version = "1.2.3", Description = "A \"disk\"", Author = "Me", Licence = "BSD-2-Clause",
                Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand, OnFault = FaultPolicy.Isolate)]
            [Provides<IClock>]
            [Requires<IConsole>("[1.0,2.0)", Optional = true)]
            [Requires<ISerialPort>]
            [UsesPorts("ports", 0x1F0, 8)]
            [UsesInterrupt("line", 14)]
            [UsesMemory("memory", 0xFED00000, 1024)]
            public sealed class MyDisk : Module, IClock
            {
                public Result<DateTime> Read() => Status.DeviceAbsent;
            }
            """);
        Assert.That(rules, Is.Empty);
        Assert.That(code, Does.Contain("namespace Helix.Generated.Test_Assembly_1;"));
        Assert.That(code, Does.Contain("ModuleInitializer"));
        Assert.That(code, Does.Contain("""
            new ModuleMetadata(305419896u, "my-disk", new ModuleVersion(1, 2, 3), "A \"disk\"", "Me", "BSD-2-Clause", (ModuleFlags)17)
            """.Trim()));
        Assert.That(code, Does.Contain("static () => new global::Sample.MyDisk()"));
        Assert.That(code, Does.Contain("new ProvidedInterface(typeof(global::Helix.Interfaces.Hardware.IClock), \"Clock\", new ModuleVersion(1, 0, 0))"));
        Assert.That(code, Does.Contain("\"Console\", VersionRange.Parse(\"[1.0,2.0)\"), DependencyNeed.Optional)"));
        Assert.That(code, Does.Contain("\"Serial\", VersionRange.Parse(\"*\"), DependencyNeed.Required)"));
        Assert.That(code, Does.Contain("new ResourceDeclaration(ResourceKind.Ports, \"ports\", 496ul, 8ul)"));
        Assert.That(code, Does.Contain("new ResourceDeclaration(ResourceKind.Interrupt, \"line\", 14ul, 1ul)"));
        Assert.That(code, Does.Contain("new ResourceDeclaration(ResourceKind.Memory, \"memory\", 4275044352ul, 1024ul)"));
        Assert.That(code, Does.Contain("OnFault = (FaultPolicy)2"));
    }

    [Test]
    public void ACommandIsRegistered()
    {
        (string code, string[] rules) = Generate("""
            [ShellCommand("hello", "[name]", "greets")]
            internal sealed class Hello : IShellCommand
            {
                public Status Run(ICommandContext context, System.Collections.Generic.IReadOnlyList<string> arguments) => Status.Ok;
            }
            """);
        Assert.That(rules, Is.Empty);
        Assert.That(code, Does.Contain("CommandCatalog.Add(new CommandDescriptor(\"hello\", \"[name]\", \"greets\", static () => new global::Hello()));"));
    }

    [Test]
    public void AnAssemblyWithoutDeclarationsGetsNothing() => Assert.That(Generate("class Plain;").Code, Is.Empty);

    [Test]
    public void TheNumberDependsOnTheNameAlone()
    {
        string first = Generate("[HelixModule(\"a\")] public class A : Module;").Code;
        string second = Generate("namespace Other { [HelixModule(\"a\")] public class B : Module; }").Code;
        string number = first[first.IndexOf("ModuleMetadata(")..first.IndexOf("u, \"a\"")];
        Assert.That(second, Does.Contain(number));
        Assert.That(number, Is.EqualTo("ModuleMetadata(3826002220"));
    }

    [TestCase("HLX001", "[HelixModule(\"a\")] public class A;")]
    [TestCase("HLX002", "[HelixModule(\"a\")] public abstract class A : Module;")]
    [TestCase("HLX002", "[HelixModule(\"a\")] public class A(int x) : Module { int X => x; }")]
    [TestCase("HLX002", "[HelixModule(\"a\")] public class A : Module { private A() { } }")]
    [TestCase("HLX002", "[HelixModule(\"a\")] public class A<T> : Module;")]
    [TestCase("HLX002", "class Outer { [HelixModule(\"a\")] private class A : Module; }")]
    [TestCase("HLX003", "[HelixModule(\"My Module\")] public class A : Module;")]
    [TestCase("HLX003", "[HelixModule(\"\")] public class A : Module;")]
    [TestCase("HLX004", "[HelixModule(\"a\")] public class A : Module; [HelixModule(\"a\")] public class B : Module;")]
    [TestCase("HLX005", "[HelixModule(\"a\", Version = \"one\")] public class A : Module;")]
    [TestCase("HLX006", "[HelixModule(\"a\"), Provides<IClock>] public class A : Module;")]
    [TestCase("HLX007", "[HelixModule(\"a\"), Requires<IDisposable>] public class A : Module;")]
    [TestCase("HLX007", "[HelixModule(\"a\"), Requires<string>] public class A : Module;")]
    [TestCase("HLX008", "[HelixModule(\"a\"), Requires<IClock>(\"[2,1]\")] public class A : Module;")]
    [TestCase("HLX009", "[HelixModule(\"a\"), UsesPorts(\"p\", 0x3F8, 0)] public class A : Module;")]
    [TestCase("HLX009", "[HelixModule(\"a\"), UsesPorts(\"p\", 0xFFFF, 2)] public class A : Module;")]
    [TestCase("HLX009", "[HelixModule(\"a\"), UsesInterrupt(\"i\", 16)] public class A : Module;")]
    [TestCase("HLX009", "[HelixModule(\"a\"), UsesInterrupt(\"i\", 1), UsesPorts(\"i\", 1, 1)] public class A : Module;")]
    [TestCase("HLX009", "[HelixModule(\"a\"), UsesMemory(\"m\", 0xFFFFFFFFFFFFFFFF, 2)] public class A : Module;")]
    [TestCase("HLX011", "[HelixModule(\"a\"), Provides<IClock>, Requires<IClock>] public class A : Module, IClock { public Result<DateTime> Read() => Status.Ok; }")]
    [TestCase("HLX020", "[ShellCommand(\"a\", \"\", \"\")] public class A;")]
    public void WhatCannotWorkIsReported(string rule, string source)
    {
        (string code, string[] rules) = Generate(source);
        Assert.That(rules, Is.EqualTo(new[] { rule }));
        Assert.That(code, Does.Not.Contain("Test.Assembly"));
    }

    [TestCase("*")]
    [TestCase("1")]
    [TestCase("1.2.3")]
    [TestCase("[1.0,2.0)")]
    [TestCase("(,2.0]")]
    [TestCase("[1.2]")]
    [TestCase("[1.0, 1.0]")]
    [TestCase("(1.0)")]
    [TestCase("[]")]
    [TestCase("(,)")]
    [TestCase("[1.0,1.0)")]
    [TestCase("[1,2,3]")]
    [TestCase("1.2.3.4")]
    [TestCase("")]
    public void TheCompilerAndTheKernelAgreeOnRanges(string range)
    {
        bool kernel = Helix.Interfaces.Modules.VersionRange.TryParse(range, out _);
        string[] rules = Generate($"[HelixModule(\"a\"), Requires<IClock>(\"{range}\")] public class A : Module;").RuleIds;
        Assert.That(rules.Length == 0, Is.EqualTo(kernel));
    }
}
