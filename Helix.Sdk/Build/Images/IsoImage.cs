using System.Collections.Generic;
using System.IO;

namespace Helix.Sdk.Build.Images;

/// <summary>Makes a CD image that boots a kernel through GRUB, on firmware of both kinds (BIOS and UEFI).</summary>
public static class IsoImage
{
    private const string KernelPath = "boot/helix.bin";
    private const string FilesPath = "boot/files.tar";

    // Of GRUB's some 280 modules: what finds the CD, whatever it was written to, loads the kernel in a video mode, and helps a person at
    // GRUB's own prompt. With them comes what they need. All of them would take longer to write than the kernel.
    private const string GrubModules = "normal all_video multiboot2 boot iso9660 part_msdos part_gpt fat search configfile test echo ls cat reboot halt";

    private static readonly HostTool Maker = new("grub-mkrescue", "grub-common grub-pc-bin grub-efi-amd64-bin xorriso mtools");

    /// <summary>Makes the image.</summary>
    /// <param name="kernel">The kernel without symbols.</param>
    /// <param name="commandLine">The kernel's command line.</param>
    /// <param name="files">The files that GRUB puts in memory beside the kernel; may be none.</param>
    /// <param name="output">The file to write.</param>
    public static void Make(string kernel, string commandLine, IReadOnlyCollection<BootFile> files, string output)
    {
        RequirePlatform("i386-pc", "grub-pc-bin");
        RequirePlatform("x86_64-efi", "grub-efi-amd64-bin");
        string tree = output + ".tree";
        Directory.CreateDirectory(Path.Combine(tree, "boot", "grub"));
        File.Copy(kernel, Path.Combine(tree, KernelPath), overwrite: true);
        string archive = Path.Combine(tree, FilesPath);
        File.Delete(archive);
        if (files.Count > 0)
        {
            BootArchive.Write(files, archive);
        }

        File.WriteAllText(Path.Combine(tree, "boot", "grub", "grub.cfg"), Configuration(commandLine, files.Count > 0 ? $"module2 /{FilesPath}" : ""));
        string complete = output + ".new";
        Maker.Run(["--output=" + complete, "--install-modules=" + GrubModules, "--locales=", "--fonts=", "--themes=", tree, "--", "-volid", "HELIX"]);
        File.Move(complete, output, overwrite: true);
        Directory.Delete(tree, recursive: true);
    }

    private static string Configuration(string commandLine, string modules) => $$"""
        set timeout=0
        set default=0
        insmod all_video
        menuentry "Helix" {
            multiboot2 /{{KernelPath}} {{commandLine}}
            {{modules}}
            boot
        }

        """;

    private static void RequirePlatform(string platform, string package)
    {
        if (!Directory.Exists(Path.Combine("/usr/lib/grub", platform)))
        {
            throw new BuildFailureException($"GRUB for {platform} is not installed: run 'apt-get install {package}'");
        }
    }
}
