using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace Helix.Sdk.XSharp;

/// <summary>Compiles files: X# to NASM source and, for an object, on through NASM with debug information.</summary>
public static class XSharpTool
{
    /// <summary>Compiles one file.</summary>
    /// <param name="input">The .xs file.</param>
    /// <param name="output">A .asm, .o (ELF object) or .bin (flat binary) file; null for the .asm beside the input.</param>
    /// <param name="options">Options of the compilation; the include look-up is added here.</param>
    /// <param name="errors">Receives the diagnostics, one a line, in MSBuild's form.</param>
    /// <returns>0 when there were no errors.</returns>
    public static int Run(string input, string? output, XSharpOptions options, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(errors);
        if (!File.Exists(input))
        {
            errors.WriteLine($"{input}(1,1): error XS0301: the file does not exist");
            return 1;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(input))!;
        output ??= Path.ChangeExtension(input, ".asm");
        bool isAssembled = Path.GetExtension(output) is ".o" or ".bin";
        options = options with { Flat = options.Flat || Path.GetExtension(output) == ".bin" };
        options = options with { Include = options.Include ?? (name => ReadIncluded(folder, name)) };
        XSharpResult result = XSharpCompiler.Compile(File.ReadAllText(input), input, options);
        foreach (Diagnostic diagnostic in result.Diagnostics)
        {
            errors.WriteLine(diagnostic.ToString());
        }

        if (!result.Succeeded)
        {
            return 1;
        }

        string assembly = isAssembled ? Path.ChangeExtension(output, ".asm") : output;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(assembly))!);
        File.WriteAllText(assembly, result.Assembly);
        string format = options.Flat ? "bin" : options.Cosmos && options.Bits == 32 ? "elf32" : "elf64";
        return isAssembled ? Assemble(assembly, output, format, errors) : 0;
    }

    private static string? ReadIncluded(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    private static int Assemble(string assembly, string output, string format, TextWriter errors)
    {
        var start = new ProcessStartInfo("nasm") { RedirectStandardError = true };
        string[] debug = format == "bin" ? [] : ["-g", "-F", "dwarf"];
        string[] arguments = ["-Xvc", "-f", format, .. debug, "-w+error=label-orphan", "-o", output, assembly];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process process = Process.Start(start)!;
            errors.Write(process.StandardError.ReadToEnd());
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            errors.WriteLine($"{assembly}(1,1): error XS0302: the assembler 'nasm' is not installed");
            return 1;
        }
    }
}
