using System;
using Helix.Interfaces.ModuleFiles;
using Helix.Sdk.Packaging.Files;

namespace Helix.Tests.Unit.Packaging;

/// <summary>Damaged copies of the sample.</summary>
internal static class SampleDamage
{
    /// <summary>Makes one.</summary>
    /// <param name="random">Says what is damaged.</param>
    /// <param name="corrected">Whether the checksum is right all the same.</param>
    public static byte[] Make(Random random, bool corrected)
    {
        var elf = (byte[])SampleModule.Instance.Elf.Clone();
        int manifest = DamageTests.Content(elf, ModuleFileFormat.ManifestSection);
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            // The tables are where it matters; they are behind the image and in its first bytes.
            int place = random.Next(3) == 0 ? random.Next(elf.Length) : random.Next(2) == 0 ? random.Next(240) : manifest + random.Next(elf.Length - manifest);
            place = Math.Min(place, elf.Length - 1);
            switch (random.Next(4))
            {
                case 0:
                    elf[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    elf[place] = (byte)random.Next(256);
                    break;
                case 2:
                    elf.AsSpan(place, Math.Min(4, elf.Length - place)).Fill(0xff);
                    break;
                default:
                    elf = random.Next(8) == 0 ? elf[..Math.Max(place, 64)] : elf;
                    break;
            }

            if (elf.Length != SampleModule.Instance.Elf.Length)
            {
                break;
            }
        }

        byte[] file = ModuleFileWriter.Finish(elf, []);
        if (!corrected)
        {
            file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
        }

        return file;
    }
}
