using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Helix.Sdk.Build.Images;

/// <summary>Assembles NASM sources, with line information for debuggers.</summary>
public static class Assembler
{
    private static readonly HostTool Nasm = new("nasm", "nasm");

    /// <summary>Assembles files.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="objects">The objects to write, in the order of the sources.</param>
    public static void Assemble(IReadOnlyCollection<string> sources, IReadOnlyCollection<string> objects)
    {
        if (sources.Count != objects.Count)
        {
            throw new BuildFailureException($"{sources.Count} sources for {objects.Count} objects");
        }

        foreach ((string source, string output) in sources.Zip(objects))
        {
            string directory = Path.GetDirectoryName(Path.GetFullPath(source))!;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
            Nasm.Run(["-felf64", "-g", "-Fdwarf", "-I" + directory + "/", "-o" + output, source]);
        }
    }
}
