using System;
using System.Collections.Generic;
using System.IO;

namespace Helix.Sdk.XSharp;

/// <summary>The compiler as a program, for MSBuild: <c>in.xs [-o out.asm|out.o|out.bin] [--bits N] [--cosmos]</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        string? input = null;
        string? output = null;
        var options = new XSharpOptions();
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "-o" when i + 1 < arguments.Length:
                    output = arguments[++i];
                    break;
                case "--bits" when i + 1 < arguments.Length && arguments[i + 1] is "16" or "32" or "64":
                    options = options with { Bits = int.Parse(arguments[++i], System.Globalization.CultureInfo.InvariantCulture) };
                    break;
                case "--cosmos":
                    options = options with { Cosmos = true };
                    break;
                case "--last-known-address":
                    options = options with { LastKnownAddress = true };
                    break;
                case var name when input == null && !name.StartsWith('-'):
                    input = name;
                    break;
                default:
                    return Usage();
            }
        }

        return input == null ? Usage() : XSharpTool.Run(input, output, options, Console.Error);
    }

    private static int Usage()
    {
        Console.Error.WriteLine("usage: Helix.Sdk.XSharp in.xs [-o out.asm|out.o|out.bin] [--bits 16|32|64] [--cosmos] [--last-known-address]");
        return 2;
    }
}
