using System;
using System.IO;
using System.Linq;
using Helix.Interfaces.ModuleFiles;
using Helix.Sdk.Build;

namespace Helix.Sdk.Packaging;

/// <summary>The command line of the packing tool; MSBuild calls it, people use <c>helix pack</c>.</summary>
public static class Program
{
    /// <summary>Makes one module file.</summary>
    /// <param name="arguments"><c>--assembly --objects --references --kernel --output</c>, and if wanted <c>--spec</c> and <c>--key</c>.</param>
    /// <returns>0, or 1 after a message on standard error.</returns>
    public static int Main(string[] arguments)
    {
        try
        {
            Pack(new Arguments(arguments));
            return 0;
        }
        catch (BuildFailureException failure)
        {
            Console.Error.WriteLine("helix : error HELIX1000: " + failure.Message);
            return 1;
        }
    }

    private static void Pack(Arguments arguments)
    {
        var request = new PackRequest(
            arguments.Required("assembly"), arguments.List("objects"), arguments.List("references"), arguments.Required("output"))
        {
            Spec = arguments.List("spec").FirstOrDefault(),
            Key = arguments.List("key").FirstOrDefault(),
        };
        PackResult result = new ModulePacker(arguments.Required("kernel")).Pack(request);
        ModuleFile file = result.File;
        Console.WriteLine(
            $"{Path.GetFileName(result.Path)}: {file.Manifest.Metadata.Name} {file.Manifest.Metadata.Version}, {result.SizeBytes} bytes, " +
            $"{file.Image.ManagedCode.SizeBytes} of code, {file.FixUps.Length} fix-ups");
    }
}
