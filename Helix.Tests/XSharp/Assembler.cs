using System;
using System.Diagnostics;
using System.IO;
using NUnit.Framework;

namespace Helix.Tests.XSharp;

/// <summary>Runs NASM on a text.</summary>
internal static class Assembler
{
    /// <summary>Assembles to a flat binary; fails the test with NASM's messages when it refuses.</summary>
    public static byte[] ToBinary(string source)
    {
        string folder = Directory.CreateTempSubdirectory("helix-xsharp").FullName;
        try
        {
            string input = Path.Combine(folder, "in.asm");
            string output = Path.Combine(folder, "out.bin");
            File.WriteAllText(input, source);
            using Process process = Process.Start(new ProcessStartInfo("nasm", ["-f", "bin", "-w-all", "-o", output, input])
            {
                RedirectStandardError = true,
            })!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, $"{errors}\n{source}");
            return File.ReadAllBytes(output);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>Bytes in hexadecimal, for messages.</summary>
    public static string Hex(byte[] code) => Convert.ToHexString(code);
}
