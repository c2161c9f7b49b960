using System;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Boot;

/// <summary>Options of the command line that are needed before there are strings.</summary>
internal static unsafe class EarlyOption
{
    /// <summary>Reads the decimal number behind a word such as "gc_stress=".</summary>
    /// <returns>The number; zero when the word is missing or no number of at most nine digits follows it.</returns>
    public static uint ReadNumber(BootInformation* boot, ReadOnlySpan<byte> word)
    {
        const int MostDigits = 9;
        ReadOnlySpan<byte> line = new(boot->CommandLine, boot->CommandLineLength);
        for (int at = 0; at + word.Length < line.Length; at++)
        {
            bool starts = at == 0 || line[at - 1] == ' ';
            if (!starts || !line.Slice(at, word.Length).SequenceEqual(word))
            {
                continue;
            }

            uint number = 0;
            int end = at + word.Length;
            for (int digits = 0; end < line.Length && line[end] is >= (byte)'0' and <= (byte)'9'; end++, digits++)
            {
                if (digits == MostDigits)
                {
                    return 0;
                }

                number = number * 10 + line[end] - '0';
            }

            return end == line.Length || line[end] == ' ' ? number : 0;
        }

        return 0;
    }
}
