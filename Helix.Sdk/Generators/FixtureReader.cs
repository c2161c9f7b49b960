using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Helix.Sdk.Generators;

/// <summary>Reads a method with [Test] or [TestCase] and writes the entries that run it.</summary>
internal sealed class FixtureReader
{
    public const string Test = "NUnit.Framework.TestAttribute";
    public const string TestCase = "NUnit.Framework.TestCaseAttribute";

    private readonly IMethodSymbol _method;
    private readonly INamedTypeSymbol _fixture;
    private readonly List<Finding> _findings = [];

    private FixtureReader(IMethodSymbol method)
    {
        _method = method;
        _fixture = method.ContainingType;
    }

    public static FixtureTest Read(IMethodSymbol method, ImmutableArray<AttributeData> attributes) => new FixtureReader(method).Read(attributes);

    private FixtureTest Read(ImmutableArray<AttributeData> attributes)
    {
        string name = _fixture.Name + "." + _method.Name;
        Check();
        if (_findings.Count > 0)
        {
            return new FixtureTest(name, "", new EquatableList<Finding>(_findings));
        }

        bool isPlain = attributes[0].AttributeClass!.PlainName() == Test;
        var code = new StringBuilder();
        for (int i = 0; i < attributes.Length; i++)
        {
            string? call = isPlain ? Call("") : CallWith(attributes[i]);
            code.Append(call is null ? "" : Entry(isPlain ? name : $"{name}#{i + 1}", call));
        }

        return new FixtureTest(name, code.ToString(), new EquatableList<Finding>(_findings));
    }

    private void Check()
    {
        if (!_fixture.CanBeCreated())
        {
            Report("its class must not be abstract, generic or private, and needs a constructor without parameters");
        }

        if (_method.IsGenericMethod || _method.IsStatic || _method.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal))
        {
            Report("it must be a public method of an instance, not generic");
        }
    }

    private string Entry(string name, string call)
    {
        string fixture = _fixture.GlobalName();
        string prepare = Calls(OneOf("OneTimeSetUp", BaseFirst()), OneOf("SetUp", BaseFirst()));
        string clearUp = Calls(OneOf("TearDown", BaseFirst().Reverse()), OneOf("OneTimeTearDown", BaseFirst().Reverse()));
        return $$"""
                    new KernelCase({{name.Literal()}}, KernelCaseKind.Ordinary, new FixtureRun<{{fixture}}>(
                        static fixture => { {{prepare}} }, static fixture => { {{call}} }, static fixture => { {{clearUp}} }).Execute),

            """;
    }

    /// <summary>The call with the arguments of a [TestCase], each converted to its parameter's type.</summary>
    private string? CallWith(AttributeData attribute)
    {
        ImmutableArray<TypedConstant> values = attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Kind == TypedConstantKind.Array
            && !attribute.ConstructorArguments[0].IsNull ? attribute.ConstructorArguments[0].Values : attribute.ConstructorArguments;
        if (values.Length != _method.Parameters.Length)
        {
            Report($"it has {_method.Parameters.Length} parameters, but a [TestCase] gives {values.Length}");
            return null;
        }

        string arguments = string.Join(", ", values.Zip(_method.Parameters, static (value, parameter) =>
            value.IsNull ? "null!" : $"({parameter.Type.WithNullableAnnotation(NullableAnnotation.None).GlobalName()})({Literal(value)})"));
        TypedConstant expected = attribute.NamedArguments.FirstOrDefault(static pair => pair.Key == "ExpectedResult").Value;
        return expected.Kind == TypedConstantKind.Error
            ? Call(arguments)
            : $"global::NUnit.Framework.Assert.That(fixture.{_method.Name}({arguments}), global::NUnit.Framework.Is.EqualTo({(expected.IsNull ? "null" : Literal(expected))}));";
    }

    private static string Literal(TypedConstant value) => value.Kind == TypedConstantKind.Array
        ? "new[] { " + string.Join(", ", value.Values.Select(Literal)) + " }"
        : value.ToCSharpString() is var text && value.Kind == TypedConstantKind.Enum ? "global::" + text : Number(value, text);

    /// <summary>A real number keeps its type.</summary>
    private static string Number(TypedConstant value, string text) => value.Value switch
    {
        double number => $"global::System.BitConverter.Int64BitsToDouble({System.BitConverter.DoubleToInt64Bits(number)}L)",
        float number => $"(float)global::System.BitConverter.Int64BitsToDouble({System.BitConverter.DoubleToInt64Bits(number)}L)",
        _ => text,
    };

    private string Call(string arguments)
    {
        string end = _method.ReturnType.Name is "Task" or "ValueTask" ? ".GetAwaiter().GetResult();" : ";";
        return $"fixture.{_method.Name}({arguments}){end}";
    }

    private static string Calls(params IEnumerable<string>[] names) => string.Join(" ", names.SelectMany(static part => part).Select(static name => $"fixture.{name}();"));

    private static IEnumerable<string> OneOf(string attribute, IEnumerable<INamedTypeSymbol> types) => types
        .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
        .Where(method => method.Attributes($"NUnit.Framework.{attribute}Attribute").Any())
        .Select(static method => method.Name);

    private IEnumerable<INamedTypeSymbol> BaseFirst()
    {
        var types = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? type = _fixture; type is not null; type = type.BaseType)
        {
            types.Push(type);
        }

        return types;
    }

    private void Report(string problem) => _findings.Add(Finding.At(Rules.BadFixture, _method, _method.Name, problem));
}
