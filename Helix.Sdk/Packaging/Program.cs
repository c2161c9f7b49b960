using System;
using System.IO;
using Helix.Interfaces.ModuleFiles;
using Helix.Sdk.Build;

namespace Helix.Sdk.Packaging;

/// <summary>The command line of the packing tool; MSBuild calls it, people use <c>helix pack</c>.</summary>
public static class Program
{
    /// <summary>Makes a module file.</summary>
    /// <param name="arguments">The file with the request, see <see cref="PackRequest.Read"/>.</param>
    /// <returns>0, or 1 after a message on standard error.</returns>
    public static int Main(string[] arguments)
    {
        try
        {
            string request = arguments is [var only] ? only : throw new BuildFailureException("usage: <request>");
            Console.WriteLine(Summary(new ModulePacker().Pack(PackRequest.Read(request))));
            return 0;
        }
        catch (BuildFailureException failure)
        {
            Console.Error.WriteLine("helix : error HELIX1000: " + failure.Message);
            return 1;
        }
    }

    private static string Summary(PackResult result)
    {
        ModuleFile file = result.File;
        return $"{Path.GetFileName(result.Path)}: {file.Manifest.Metadata.Name} {file.Manifest.Metadata.Version}, {result.SizeBytes} bytes, " +
            $"{file.Image.ManagedCode.SizeBytes} of code, {file.FixUps.Length} fix-ups";
    }
}
