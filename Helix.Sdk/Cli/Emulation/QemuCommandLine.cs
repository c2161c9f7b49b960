using System.Collections.Generic;
using System.Globalization;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Emulation;

/// <summary>Turns a machine into arguments for QEMU.</summary>
public static class QemuCommandLine
{
    /// <summary>The emulator's program.</summary>
    public const string Program = "qemu-system-x86_64";

    /// <summary>The command that starts the machine.</summary>
    /// <param name="options">The machine.</param>
    /// <param name="firmware">The UEFI firmware; needed for <see cref="BootMedium.IsoUefi"/> only.</param>
    public static ProcessCommand Create(MachineOptions options, UefiFirmware? firmware = null)
    {
        List<string> arguments =
        [
            "-machine", MachineDefaults.Machine,
            "-accel", "tcg",
            "-cpu", MachineDefaults.Cpu,
            "-m", Invariant($"{options.MemoryMiB}M"),
            "-smp", Invariant($"{options.Cpus}"),
            "-device", Invariant($"isa-debug-exit,iobase=0x{MachineDefaults.ExitPort:x},iosize=0x04"),
            "-nic", "none",
            "-vga", "std",
            "-display", options.Display ?? "none",
        ];
        AddMedium(arguments, options, firmware);
        AddSerial(arguments, options.Serial);
        if (options.LinkSocket is { } link)
        {
            arguments.AddRange(["-chardev", $"socket,id=link,path={Escape(link)},server=on,wait=off", "-serial", "chardev:link"]);
        }

        if (options.EndsAtReset)
        {
            arguments.Add("-no-reboot");
        }

        if (options.CountsInstructions)
        {
            arguments.AddRange(["-icount", "shift=0,sleep=off"]);
        }

        if (options.WaitsForDebugger)
        {
            arguments.AddRange(["-S", "-gdb", Invariant($"tcp:127.0.0.1:{MachineDefaults.DebuggerPort}")]);
        }

        if (options.ControlSocket is { } socket)
        {
            arguments.AddRange(["-qmp", $"unix:{Escape(socket)},server=on,wait=off"]);
        }

        arguments.AddRange(options.ExtraArguments);
        return new ProcessCommand(Program, arguments);
    }

    private static void AddMedium(List<string> arguments, MachineOptions options, UefiFirmware? firmware)
    {
        if (options.Medium == BootMedium.Kernel)
        {
            arguments.AddRange(["-kernel", options.Image]);
            if (options.KernelOptions.Length > 0)
            {
                arguments.AddRange(["-append", options.KernelOptions]);
            }

            if (options.BootArchive is { } archive)
            {
                arguments.AddRange(["-initrd", archive]);
            }

            return;
        }

        if (options.Medium == BootMedium.IsoUefi)
        {
            var files = firmware ?? throw new HelixException("no UEFI firmware", "Install the Debian package ovmf.");
            arguments.AddRange(["-drive", $"if=pflash,unit=0,format=raw,readonly=on,file={Escape(files.Code)}"]);
            arguments.AddRange(["-drive", $"if=pflash,unit=1,format=raw,snapshot=on,file={Escape(files.Variables)}"]);
        }

        arguments.AddRange(["-drive", $"media=cdrom,format=raw,readonly=on,file={Escape(options.Image)}", "-boot", "d"]);
    }

    private static void AddSerial(List<string> arguments, SerialPort serial)
    {
        if (serial == SerialPort.Terminal)
        {
            arguments.AddRange(["-chardev", "stdio,id=serial0,mux=on,signal=on", "-serial", "chardev:serial0"]);
            arguments.AddRange(["-mon", "chardev=serial0,mode=readline"]);
        }
        else
        {
            arguments.AddRange(["-chardev", "stdio,id=serial0,signal=off", "-serial", "chardev:serial0", "-monitor", "none"]);
        }
    }

    // A comma ends a value in QEMU's option lists; two stand for one.
    private static string Escape(string path) => path.Replace(",", ",,");

    private static string Invariant(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
