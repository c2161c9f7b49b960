using System;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Objects;

namespace Helix.Sdk.Build;

/// <summary>The command line of the build tool; MSBuild calls it, people rarely need to.</summary>
public static class Program
{
    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The command and its operands.</param>
    /// <returns>0, or 1 after a message on standard error.</returns>
    public static int Main(string[] arguments)
    {
        try
        {
            return Run(arguments);
        }
        catch (BuildFailureException failure)
        {
            Console.Error.WriteLine("helix : error HELIX1000: " + failure.Message);
            return 1;
        }
    }

    private static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["repair", string input, string output]:
                Console.WriteLine(ObjectRepair.Repair(ElfObject.Read(input), output));
                return 0;
            default:
                throw new BuildFailureException("usage: repair <in.o> <out.o>");
        }
    }
}
