using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Helix.Sdk.Cli.Templates;
using Helix.Sdk.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

/// <summary>What the templates make: each kind is compiled as the build would, with every analyzer, and its tests are run.</summary>
[TestFixture]
public sealed class TemplateTests
{
    private static readonly DiagnosticAnalyzer[] Analyzers = [.. typeof(IgnoredStatusAnalyzer).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static IEnumerable<string> Kinds => ModuleKind.All.Select(static kind => kind.Name);

    [TestCaseSource(nameof(Kinds))]
    public void The_module_is_without_fault_and_passes_its_tests(string kind)
    {
        Assembly made = Compile(Instance(kind));
        int run = 0;
        foreach (Type fixture in made.GetTypes().Where(static type => type.IsDefined(typeof(TestFixtureAttribute))))
        {
            foreach (MethodInfo test in fixture.GetMethods())
            {
                foreach (object?[] arguments in Arguments(test))
                {
                    Run(fixture, test, arguments);
                    run++;
                }
            }
        }

        Assert.That(run, Is.GreaterThanOrEqualTo(4));
    }

    [TestCaseSource(nameof(Kinds))]
    public void The_files_follow_the_rules_of_the_tree(string kind)
    {
        ModuleTemplate template = Instance(kind);
        (string Path, string Text)[] files = [.. template.Files()];
        string[] paths = [.. files.Select(static file => file.Path)];
        Assert.That(paths, Is.SupersetOf(template.ProjectFiles).And.Contains($"{template.Folder}/{template.Project}.spec").And.Contains($"{template.Folder}/README.md"));
        foreach ((string path, string text) in files)
        {
            Assert.That(text, Does.Not.Contain("__").And.EndsWith("\n"), path);
            Assert.That(text.Split('\n').Max(static line => line.Length), Is.LessThan(200), path);
            if (path.EndsWith(".cs", StringComparison.Ordinal))
            {
                Assert.That(text, Does.Contain($"namespace {Path.GetDirectoryName(path)!.Replace('/', '.')};"), path);
            }
        }
    }

    [TestCase("Counter", "counter")]
    [TestCase("RamCache", "ram-cache")]
    [TestCase("Uart16550Driver", "uart16550-driver")]
    [TestCase("ATA", "ata")]
    public void A_name_becomes_the_name_in_the_system(string name, string expected) => Assert.That(ModuleName.Parse(name).InSystem, Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("counter")]
    [TestCase("Ram-Cache")]
    [TestCase("Ram Cache")]
    [TestCase("../Escape")]
    [TestCase("9Lives")]
    [TestCase("CounterTests")]
    [TestCase("Größe")]
    public void A_bad_name_is_refused(string name) => Assert.That(() => ModuleName.Parse(name), Throws.TypeOf<Sdk.Cli.HelixException>());

    private static ModuleTemplate Instance(string kind)
    {
        ModuleKind known = ModuleKind.All.Single(candidate => candidate.Name == kind);
        return new ModuleTemplate(known, ModuleName.Parse("Sample" + known.TemplateFolder), known.ProjectFolder);
    }

    private static Assembly Compile(ModuleTemplate template)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);
        IEnumerable<SyntaxTree> sources = template.Files()
            .Where(static file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .Concat(SharedSources(template))
            .Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            template.Project,
            sources,
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new RegistrationGenerator().AsSourceGenerator()], parseOptions: options);
        _ = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out var reported);
        IEnumerable<Diagnostic> faults = reported
            .Concat(complete.GetDiagnostics())
            .Concat(complete.WithAnalyzers([.. Analyzers]).GetAnalyzerDiagnosticsAsync().Result)
            .Where(static found => found.Severity >= DiagnosticSeverity.Warning && found.Id != "CS1591");
        Assert.That(faults.Select(static found => found.ToString()), Is.Empty);

        var image = new MemoryStream();
        Assert.That(complete.Emit(image).Success);
        image.Position = 0;
        return AssemblyLoadContext.GetLoadContext(typeof(TemplateTests).Assembly)!.LoadFromStream(image);
    }

    /// <summary>What the project file takes from elsewhere in the tree.</summary>
    private static IEnumerable<(string Path, string Text)> SharedSources(ModuleTemplate template)
    {
        string project = template.Files().Single(file => file.Path == template.ProjectFiles[0]).Text;
        Match include = Regex.Match(project, @"Compile Include=""\$\(HelixRoot\)(?<folder>[^*""]+)/\*\.cs""");
        return include.Success
            ? Directory.EnumerateFiles(Path.Combine(SourceTree.Find().Root, include.Groups["folder"].Value), "*.cs").Select(static path => (path, File.ReadAllText(path)))
            : [];
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => !Path.GetFileName(path).StartsWith("Helix.", StringComparison.Ordinal)
            || Path.GetFileName(path) is "Helix.Interfaces.dll" or "Helix.Testing.Fakes.dll")
        .Select(static path => MetadataReference.CreateFromFile(path));

    private static IEnumerable<object?[]> Arguments(MethodInfo test)
    {
        IEnumerable<object?[]> cases = test.GetCustomAttributes<TestCaseAttribute>().Select(static found => found.Arguments);
        return test.IsDefined(typeof(TestAttribute)) ? [[]] : cases;
    }

    private static void Run(Type fixture, MethodInfo test, object?[] arguments)
    {
        object instance = Activator.CreateInstance(fixture)!;
        CallAll<SetUpAttribute>(instance);
        test.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        CallAll<TearDownAttribute>(instance);
    }

    private static void CallAll<TMark>(object instance)
        where TMark : Attribute
    {
        foreach (MethodInfo method in instance.GetType().GetMethods().Where(static method => method.IsDefined(typeof(TMark))))
        {
            method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);
        }
    }
}
