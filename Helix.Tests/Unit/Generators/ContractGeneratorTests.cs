using System;
using System.Linq;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;
using Helix.Sdk.Generators;
using NUnit.Framework;
using static Helix.Tests.Unit.Generators.GeneratorFixture;

namespace Helix.Tests.Unit.Generators;

/// <summary>The tables of contracts, and what is no contract.</summary>
[TestFixture]
internal sealed class ContractGeneratorTests
{
    [Test]
    public void AContractGetsItsTable()
    {
        (string code, string[] rules) = Run("""
            namespace Sample;
            [Contract(77, "Lamp", "2.1.0")]
            public interface ILamp
            {
                [Function(5)] bool IsOn { get; }
                [Function(6)] Status Switch(bool on, out int before);
                [Function(7)] Result<string> Name(ReadOnlySpan<char> @in);
                [Function(8)] Status Switch(string mode);
            }
            """);
        Assert.That(rules, Is.Empty);
        Assert.That(code, Does.Contain("typeof(global::Sample.ILamp), 77, \"Lamp\", new ModuleVersion(2, 1, 0), ContractPart.System"));
        Assert.That(code, Does.Contain("new(5, \"IsOn\", 0, "));
        Assert.That(code, Does.Contain("new(6, \"Switch\", 1, "));
        Assert.That(code, Does.Contain("new(7, \"Name\", 2, \"Result<string> Name(ReadOnlySpan<char>"));
        Assert.That(code, Does.Contain("typeof(Switch08)"));
        Assert.That(code, Does.Contain("ContractCatalog.Add(global::Sample.LampFunctions.CreateTable());"));
    }

    [Test]
    public void AUserPartHasTheNumberOfItsSystemPart()
    {
        (string code, string[] rules) = Run("""
            [Contract(77, "Lamp", "2.1.0")] public interface ILamp { [Function(1)] Status On(); }
            [UserPartOf<ILamp>] public interface ILampUser { [Function(2)] Status UOn(); }
            """);
        Assert.That(rules, Is.Empty);
        Assert.That(code, Does.Contain("typeof(global::ILampUser), 77, \"Lamp\", new ModuleVersion(2, 1, 0), ContractPart.User"));
    }

    [TestCase("Status On();", "HLX060")]
    [TestCase("[Function(1)] Status On(); [Function(1)] Status Off();", "HLX061")]
    [TestCase("[Function(1)] int Level { get; set; }", "HLX060")]
    [TestCase("[Function(1)] int Level { get; [Function(2)] set; }", null)]
    [TestCase("[Function(1)] Status On<T>();", "HLX062")]
    [TestCase("[Function(1)] Status On() => Status.Ok;", "HLX062")]
    [TestCase("[Function(1)] ref int Level();", "HLX062")]
    [TestCase("[Function(1)] int this[int index] { get; }", "HLX062")]
    [TestCase("event Action Changed;", "HLX060,HLX060,HLX062")]
    [TestCase("[Function(1)] Status Five(int a, int b, int c, int d, int e);", null)]
    [TestCase("[Function(1)] Status Six(int a, int b, int c, int d, int e, int f);", "HLX063")]
    [TestCase("[Function(1)] Status Doubles(int a, int b, int c, int d, int e, double f, float g);", null)]
    [TestCase("[Function(1)] Status Spans(Span<byte> a, ReadOnlySpan<char> b, int c);", null)]
    [TestCase("[Function(1)] Status Spans(Span<byte> a, ReadOnlySpan<char> b, int c, int d);", "HLX063")]
    [TestCase("[Function(1)] Large Buffer(int a, int b, int c, int d);", null)]
    [TestCase("[Function(1)] Large Buffer(int a, int b, int c, int d, int e);", "HLX063")]
    [TestCase("[Function(1)] Result<long> Registers(int a, int b, int c, int d, int e);", null)]
    [TestCase("[Function(1)] Status Memory(Large value);", "HLX063")]
    [TestCase("[Function(1)] Status Memory(in Large value);", null)]
    [TestCase("[Function(1)] Status Mixed(Mixed a, Mixed b, Mixed c, Mixed d, Mixed e);", null)]
    [TestCase("[Function(1)] Status Guids(Guid a, Guid b, Guid c);", "HLX063")]
    public void FunctionsAreChecked(string function, string? rules)
    {
        string source = $$"""
            public struct Large { public long A, B; public byte C; }
            public struct Mixed { public int A; public short B; public double C; }
            [Contract(77, "Lamp", "1.0.0")]
            public interface ILamp { {{function}} }
            """;
        Assert.That(string.Join(",", Run(source).RuleIds.Order()), Is.EqualTo(rules ?? ""));
    }

    [TestCase("[Contract(77, \"Lamp\", \"one\")] public interface ILamp { }", "HLX005")]
    [TestCase("[Contract(77, \"Lamp\", \"1.0.0\")] public interface ILamp<T> { }", "HLX064")]
    [TestCase("public class Outer { [Contract(77, \"Lamp\", \"1.0.0\")] public interface ILamp { } }", "HLX064")]
    [TestCase("[Contract(77, \"Lamp\", \"1.0.0\")] public interface ILamp : IDisposable { }", "HLX064")]
    [TestCase("[UserPartOf<IDisposable>] public interface ILampUser { }", "HLX007")]
    public void InterfacesAreChecked(string source, string rule) => Assert.That(Run(source).RuleIds, Is.EqualTo(new[] { rule }));

    [Test]
    public void AContractHasAtMostAsManyFunctionsAsThereAreStubs()
    {
        string functions = string.Concat(Enumerable.Range(0, 65).Select(number => $"[Function({number})] Status F{number}();"));
        Assert.That(Run($"[Contract(77, \"Lamp\", \"1.0.0\")] public interface ILamp {{ {functions} }}").RuleIds, Is.EqualTo(new[] { "HLX064" }));
    }

    [Test]
    public void EveryContractOfTheKernelIsInTheCatalogue()
    {
        Type[] contracts = typeof(ContractAttribute).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.GetCustomAttributes(inherit: false).Any(attribute =>
                attribute is ContractAttribute || attribute.GetType().Name.StartsWith("UserPartOf", StringComparison.Ordinal)))
            .ToArray();
        Assert.That(contracts.Where(type => ContractCatalog.Find(type) is null), Is.Empty);
        Assert.That(contracts, Has.Length.GreaterThan(20));
    }

    [Test]
    public void AFunctionIsFoundByNumberAndCalled()
    {
        ContractTable table = ContractCatalog.Find(10, ContractPart.System)!;
        Assert.That(table.Type, Is.EqualTo(typeof(IBlockDev)));
        int index = table.IndexOf(3);
        var function = new InterfaceFunction(table, index, table.Answer(Status.ReadOnly));
        Assert.That(function.ToString(), Is.EqualTo("BlockDev.Write"));
        Assert.That(function.Bind<BlockDevFunctions.Write>().Value(0, default), Is.EqualTo(Status.ReadOnly));
        Assert.That(function.Bind<BlockDevFunctions.Read>().Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(table.IndexOf(0x77), Is.EqualTo(-1));
        Assert.That(ContractCatalog.Find(10, ContractPart.User), Is.Null);
    }

    [Test]
    public void AnAnswerIsMadeOnceForEachStatus()
    {
        ContractTable table = ContractCatalog.Find(typeof(IBlockDev))!;
        Assert.That(table.Answer(Status.Busy), Is.SameAs(table.Answer(Status.Busy)));
        Assert.That(((IBlockDev)table.Answer((Status)1234)).Flush(), Is.EqualTo((Status)1234));
    }

    private static (string Code, string[] RuleIds) Run(string source) => Generate(new ContractGenerator(), source);
}
