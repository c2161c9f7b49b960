using System.Globalization;
using System.Linq;
using Helix.Sdk.Cli.Emulation;

namespace Helix.Sdk.Cli.Commands;

/// <summary>The text of a VMware virtual machine that boots the ISO.</summary>
public static class VmxFile
{
    // VMware takes memory in steps of 4 MiB.
    private const int MemoryStepMiB = 4;

    /// <summary>Creates the text.</summary>
    public static string Create(RunOptions options)
    {
        var memory = (options.MemoryMiB + MemoryStepMiB - 1) / MemoryStepMiB * MemoryStepMiB;
        (string Key, string Value)[] settings =
        [
            (".encoding", "UTF-8"),
            ("config.version", "8"),
            ("virtualHW.version", "16"),
            ("displayName", "Helix"),
            ("guestOS", "other-64"),
            ("firmware", options.Medium == BootMedium.IsoUefi ? "efi" : "bios"),
            ("memsize", memory.ToString(CultureInfo.InvariantCulture)),
            ("numvcpus", options.Cpus.ToString(CultureInfo.InvariantCulture)),
            ("pciBridge0.present", "TRUE"),
            ("ide1:0.present", "TRUE"),
            ("ide1:0.deviceType", "cdrom-image"),
            ("ide1:0.fileName", "helix.iso"),
            ("serial0.present", "TRUE"),
            ("serial0.fileType", "file"),
            ("serial0.fileName", "helix-serial.log"),
            ("serial1.present", "TRUE"),
            ("serial1.fileType", "pipe"),
            ("serial1.fileName", "helix-link"),
            ("serial1.pipe.endPoint", "server"),
            ("serial1.tryNoRxLoss", "TRUE"),
            ("floppy0.present", "FALSE"),
            ("sound.present", "FALSE"),
            ("ethernet0.present", "FALSE"),
        ];
        return string.Concat(settings.Select(setting => $"{setting.Key} = \"{setting.Value}\"\n"));
    }
}
