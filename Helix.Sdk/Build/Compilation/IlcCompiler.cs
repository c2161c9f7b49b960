using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Helix.Sdk.Build.Compilation;

/// <summary>Runs the ahead-of-time compiler.</summary>
/// <param name="package">The compiler's package.</param>
public sealed class IlcCompiler(IlcPackage package)
{
    /// <summary>Compiles assemblies into one object.</summary>
    /// <param name="inputs">The assemblies that go into the object.</param>
    /// <param name="references">Further assemblies, beside the class library, that they refer to.</param>
    /// <param name="options">Options beyond <see cref="IlcOptions.Shared"/>.</param>
    /// <param name="output">The object; the compiler prefixes unit-private symbols with its base name, so this must be unique in an image.</param>
    /// <exception cref="BuildFailureException">The compiler failed; its messages went to standard error.</exception>
    public void Compile(IEnumerable<string> inputs, IEnumerable<string> references, IEnumerable<string> options, string output)
    {
        string response = Path.ChangeExtension(output, ".rsp");
        File.WriteAllLines(
            response,
            [
                .. inputs,
                .. package.LibraryDirectories.Select(directory => "-r:" + Path.Combine(directory, "*.dll")),
                .. references.Select(file => "-r:" + file),
                .. IlcOptions.Shared(),
                .. options,
                "-o:" + output,
            ]);
        var start = new ProcessStartInfo(package.Compiler, ["@" + response])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start) ?? throw new BuildFailureException($"{package.Compiler} did not start");
        process.OutputDataReceived += (_, line) => Forward(line.Data);
        process.ErrorDataReceived += (_, line) => Forward(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new BuildFailureException($"the ahead-of-time compiler ended with status {process.ExitCode}; its options are in {response}");
        }
    }

    private static void Forward(string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            Console.Error.WriteLine(line);
        }
    }
}
