using System;
using System.IO;
using System.Linq;

namespace Helix.Sdk.Cli.Emulation;

/// <summary>UEFI firmware for the emulator.</summary>
/// <param name="Code">The program.</param>
/// <param name="Variables">The initial non-volatile variables.</param>
public sealed record UefiFirmware(string Code, string Variables)
{
    private const string Folder = "/usr/share/OVMF";

    private static readonly UefiFirmware[] Known =
    [
        new($"{Folder}/OVMF_CODE_4M.fd", $"{Folder}/OVMF_VARS_4M.fd"),
        new($"{Folder}/OVMF_CODE.fd", $"{Folder}/OVMF_VARS.fd"),
    ];

    /// <summary>Finds the firmware that Debian's package ovmf installs.</summary>
    /// <exception cref="HelixException">It is not installed.</exception>
    public static UefiFirmware Find()
        => Array.Find(Known, known => File.Exists(known.Code) && File.Exists(known.Variables))
            ?? throw new HelixException(
                $"no UEFI firmware: none of {string.Join(", ", Known.Select(known => known.Code))} exists",
                "Install the Debian package ovmf.");
}
