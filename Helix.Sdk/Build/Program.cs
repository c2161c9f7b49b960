using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build.Compilation;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Images;
using Helix.Sdk.Build.Objects;
using Helix.Sdk.Build.Verification;

namespace Helix.Sdk.Build;

/// <summary>The command line of the build tool; MSBuild calls it, people rarely need to.</summary>
public static class Program
{
    private const string Usage = """
        usage:
          library --ilc <package directory> --roots <assembly;...> --cache <directory> --stamp <file>
          compile --ilc <package directory> --library <stamp> --input <dll> --references <dll;...> --output <object>
          assemble --sources <asm;...> --objects <object;...>
          link --script <linker script> --objects <object;...> --image <elf> [--stripped <elf>] --options <option;...> --assemblies <dll;...>
          key --input <pem> --output <object>
          iso --kernel <elf> --command-line <text> --files <name=path;...> --output <iso>
          verify --ilc <package directory> --library <stamp> --input <object> --assemblies <dll;...>
          repair <object> <repaired object>
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The command and its operands.</param>
    /// <returns>0, or 1 after a message on standard error.</returns>
    public static int Main(string[] arguments)
    {
        try
        {
            Run(arguments);
            return 0;
        }
        catch (BuildFailureException failure)
        {
            Console.Error.WriteLine("helix : error HELIX1000: " + failure.Message);
            return 1;
        }
    }

    private static void Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["library", ..]:
                ProvideLibrary(new Arguments(arguments.AsSpan(1)));
                break;
            case ["compile", ..]:
                Compile(new Arguments(arguments.AsSpan(1)));
                break;
            case ["assemble", ..]:
                Assemble(new Arguments(arguments.AsSpan(1)));
                break;
            case ["link", ..]:
                Link(new Arguments(arguments.AsSpan(1)));
                break;
            case ["key", ..]:
                MakeKey(new Arguments(arguments.AsSpan(1)));
                break;
            case ["iso", ..]:
                MakeIso(new Arguments(arguments.AsSpan(1)));
                break;
            case ["verify", ..]:
                Verify(new Arguments(arguments.AsSpan(1)));
                break;
            case ["repair", string input, string output]:
                Console.WriteLine(ObjectRepair.Repair(ElfObject.Read(input), output));
                break;
            default:
                throw new BuildFailureException(Usage);
        }
    }

    // The stamp is the file that makes objects out of date: it changes only when the class library does.
    private static void ProvideLibrary(Arguments arguments)
    {
        ClassLibrary library = ClassLibrary.Provide(
            new IlcPackage(arguments.Required("ilc")), arguments.List("roots"), arguments.Required("cache"));
        string stamp = arguments.Required("stamp");
        if (!File.Exists(stamp) || File.ReadAllText(stamp) != library.Directory)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(stamp))!);
            File.WriteAllText(stamp, library.Directory);
        }
    }

    private static void Compile(Arguments arguments)
    {
        var compiler = new AssemblyCompiler(
            new IlcPackage(arguments.Required("ilc")), ClassLibrary.Open(File.ReadAllText(arguments.Required("library"))));
        string output = arguments.Required("output");
        RepairStatistics statistics = compiler.Compile(arguments.Required("input"), arguments.List("references"), output);
        Console.WriteLine($"{Path.GetFileName(output)}: {statistics}");
    }

    private static void Verify(Arguments arguments)
    {
        var package = new IlcPackage(arguments.Required("ilc"));
        string[] assemblies = arguments.List("assemblies");
        using var metadata = new MetadataSet(package, assemblies);
        ClassLibrary library = ClassLibrary.Open(File.ReadAllText(arguments.Required("library")));
        IEnumerable<string> names = library.Assemblies.Concat(assemblies.Select(path => Path.GetFileNameWithoutExtension(path)));
        InterfaceReport report = new InterfaceVerifier(new TypeNames(names.Select(metadata.Open)))
            .Verify(ElfObject.Read(arguments.Required("input")));
        foreach (string fault in report.Faults)
        {
            Console.WriteLine(fault);
        }

        Console.WriteLine($"{report.Verified} method tables verified, {report.Unknown.Count} without metadata, {report.Faults.Count} faults");
    }

    private static void Assemble(Arguments arguments) =>
        Assembler.Assemble(arguments.List("sources"), arguments.List("objects"));

    private static void Link(Arguments arguments) => ImageLinker.Link(
        arguments.Required("script"), arguments.List("objects"), arguments.Required("image"), arguments.Optional("stripped"),
        [.. arguments.List("options"), .. arguments.List("assemblies").Select(static path => $"--defsym={AssemblyMark.Symbol(path)}=0")]);

    private static void MakeKey(Arguments arguments) => ModuleKey.Write(arguments.Required("input"), arguments.Required("output"));

    private static void MakeIso(Arguments arguments) => IsoImage.Make(
        arguments.Required("kernel"), arguments.Required("command-line"), [.. arguments.List("files").Select(BootFile.Parse)], arguments.Required("output"));
}
