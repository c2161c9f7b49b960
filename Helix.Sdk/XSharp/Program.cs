using System;
using System.Collections.Generic;
using System.Globalization;

namespace Helix.Sdk.XSharp;

/// <summary>
/// The compiler as a program, for MSBuild: <c>{[--bits N] in.xs [-o out.asm|out.o|out.bin]}</c>. Options count for the files
/// after them, <c>-o</c> for the file before it; all files are compiled, whatever is wrong with one.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var jobs = new List<(string Input, string? Output, XSharpOptions Options)>();
        var options = new XSharpOptions();
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "-o" when i + 1 < arguments.Length && jobs.Count > 0:
                    jobs[^1] = jobs[^1] with { Output = arguments[++i] };
                    break;
                case "--bits" when i + 1 < arguments.Length && arguments[i + 1] is "16" or "32" or "64":
                    options = options with { Bits = int.Parse(arguments[++i], CultureInfo.InvariantCulture) };
                    break;
                case "--cosmos":
                    options = options with { Cosmos = true };
                    break;
                case "--last-known-address":
                    options = options with { LastKnownAddress = true };
                    break;
                case var name when !name.StartsWith('-'):
                    jobs.Add((name, null, options));
                    break;
                default:
                    return Usage();
            }
        }

        int worst = jobs.Count == 0 ? Usage() : 0;
        foreach ((string input, string? output, XSharpOptions own) in jobs)
        {
            worst = Math.Max(worst, XSharpTool.Run(input, output, own, Console.Error));
        }

        return worst;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("usage: Helix.Sdk.XSharp {[--bits 16|32|64] [--cosmos] [--last-known-address] in.xs [-o out.asm|out.o|out.bin]}");
        return 2;
    }
}
