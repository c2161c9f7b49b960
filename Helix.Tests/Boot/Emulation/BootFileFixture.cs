using System;
using System.IO;
using Helix.Interfaces.ModuleFiles;
using Helix.Sdk.Build.Images;

namespace Helix.Tests.Boot.Emulation;

/// <summary>Two files for a boot loader, a small and a large one, and what carries them.</summary>
public sealed class BootFileFixture : IDisposable
{
    /// <summary>The name of a file of 5 bytes.</summary>
    public const string SmallName = "greetings/small.txt";

    /// <summary>The name of a file of 1 MiB.</summary>
    public const string LargeName = "large.bin";

    private const int LargeBytes = 1 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("helix-files-").FullName;

    /// <summary>CRC-32C of the large file.</summary>
    public static uint LargeChecksum { get; } = Checksum.Of(MakeLarge());

    /// <summary>Makes an archive with both files.</summary>
    public string MakeArchive()
    {
        string archive = Path.Combine(_folder, "files.tar");
        BootArchive.Write(WriteFiles(), archive);
        return archive;
    }

    /// <summary>Makes an archive whose second file's header is damaged.</summary>
    public string MakeDamagedArchive()
    {
        string archive = MakeArchive();
        byte[] bytes = File.ReadAllBytes(archive);
        bytes[1024]++;
        File.WriteAllBytes(archive, bytes);
        return archive;
    }

    /// <summary>Makes a boot medium with both files.</summary>
    public string MakeIso()
    {
        string iso = Path.Combine(_folder, "helix.iso");
        IsoImage.Make(BootImages.StrippedKernel, "", WriteFiles(), iso);
        return iso;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] MakeLarge()
    {
        byte[] bytes = new byte[LargeBytes];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private BootFile[] WriteFiles()
    {
        string small = Path.Combine(_folder, "small");
        string large = Path.Combine(_folder, "large");
        File.WriteAllText(small, "small");
        File.WriteAllBytes(large, MakeLarge());
        return [new BootFile(SmallName, small), new BootFile(LargeName, large)];
    }
}
