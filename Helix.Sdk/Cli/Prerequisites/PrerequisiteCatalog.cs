using System.Collections.Generic;
using System.Linq;

namespace Helix.Sdk.Cli.Prerequisites;

/// <summary>The one list of what Helix needs from the host, by purpose.</summary>
public static class PrerequisiteCatalog
{
    /// <summary>The assembler.</summary>
    public static Prerequisite Assembler { get; } = Prerequisite.Program("nasm", "nasm");

    /// <summary>Assembler, linker and what makes the ISO.</summary>
    public static IReadOnlyList<Prerequisite> Build { get; } =
    [
        Assembler,
        Prerequisite.Program("ld.lld", "lld"),
        Prerequisite.Program("xorriso", "xorriso"),
        Prerequisite.Program("grub-mkrescue", "grub-common"),
        Prerequisite.Program("mformat", "mtools"),
        Prerequisite.File("GRUB for BIOS", "grub-pc-bin", "/usr/lib/grub/i386-pc/moddep.lst"),
        Prerequisite.File("GRUB for UEFI", "grub-efi-amd64-bin", "/usr/lib/grub/x86_64-efi/moddep.lst"),
        Prerequisite.File("console fonts", "console-setup-linux", "/usr/share/consolefonts/Uni2-VGA16.psf.gz"),
    ];

    /// <summary>The emulator.</summary>
    public static IReadOnlyList<Prerequisite> Emulator { get; } =
    [
        Prerequisite.Program("qemu-system-x86_64", "qemu-system-x86"),
        Prerequisite.File("QEMU's firmware for direct kernel start", "qemu-system-data", "/usr/share/qemu/pvh.bin"),
    ];

    /// <summary>UEFI firmware for the emulator.</summary>
    public static IReadOnlyList<Prerequisite> Uefi { get; } =
    [
        Prerequisite.File("UEFI firmware (OVMF)", "ovmf", "/usr/share/OVMF/OVMF_CODE_4M.fd", "/usr/share/OVMF/OVMF_CODE.fd"),
    ];

    /// <summary>The emulator's windows.</summary>
    public static IReadOnlyList<Prerequisite> Display { get; } =
    [
        Prerequisite.File("QEMU's windows", "qemu-system-gui", "/usr/lib/x86_64-linux-gnu/qemu/ui-gtk.so", "/usr/lib/qemu/ui-gtk.so"),
    ];

    /// <summary>The debugger.</summary>
    public static IReadOnlyList<Prerequisite> Debugger { get; } = [Prerequisite.Program("gdb", "gdb")];

    /// <summary>What the tests need: everything but a window and a debugger.</summary>
    public static IReadOnlyList<Prerequisite> Test { get; } = [.. Build, .. Emulator, .. Uefi];

    /// <summary>Every prerequisite.</summary>
    public static IEnumerable<Prerequisite> All => Test.Concat(Display).Concat(Debugger);
}
