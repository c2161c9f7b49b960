using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class QemuCommandLineTests
{
    private static readonly MachineOptions Plain = new() { Medium = BootMedium.Kernel, Image = "/x/helix.elf" };

    [Test]
    public void The_kernel_is_started_directly_with_its_options()
    {
        var command = Text(Plain with { KernelOptions = "gc_stress=3 bench", MemoryMiB = 64, Cpus = 2 });
        Assert.That(command, Does.StartWith("qemu-system-x86_64 -machine q35 -accel tcg"));
        Assert.That(command, Does.Contain("-kernel /x/helix.elf -append 'gc_stress=3 bench'"));
        Assert.That(command, Does.Contain("-m 64M -smp 2"));
        Assert.That(command, Does.Contain("-device isa-debug-exit,iobase=0xf4,iosize=0x04"));
    }

    [Test]
    public void Boot_files_and_the_link_are_passed_on()
    {
        var command = Text(Plain with { BootArchive = "/x/files.tar", LinkSocket = "/x/a,b" });
        Assert.That(command, Does.Contain("-initrd /x/files.tar"));
        Assert.That(command, Does.Match("-serial chardev:serial0 .*-chardev socket,id=link,path=/x/a,,b,server=on,wait=off -serial chardev:link"));
    }

    [Test]
    public void No_options_mean_no_append() => Assert.That(Text(Plain), Does.Not.Contain("-append"));

    [Test]
    public void The_ISO_is_a_compact_disc()
        => Assert.That(
            Text(Plain with { Medium = BootMedium.IsoBios, Image = "/x/helix.iso" }),
            Does.Contain("-drive media=cdrom,format=raw,readonly=on,file=/x/helix.iso -boot d").And.Not.Contain("-kernel"));

    [Test]
    public void Firmware_is_read_only_and_its_variables_are_not_kept()
    {
        var command = QemuCommandLine.Create(Plain with { Medium = BootMedium.IsoUefi }, new UefiFirmware("/c.fd", "/v.fd")).ToString();
        Assert.That(command, Does.Contain("if=pflash,unit=0,format=raw,readonly=on,file=/c.fd"));
        Assert.That(command, Does.Contain("if=pflash,unit=1,format=raw,snapshot=on,file=/v.fd"));
    }

    [Test]
    public void Firmware_that_is_missing_is_an_error()
        => Assert.That(
            () => QemuCommandLine.Create(Plain with { Medium = BootMedium.IsoUefi }),
            Throws.TypeOf<HelixException>().With.Property(nameof(HelixException.Fix)).Contains("ovmf"));

    [Test]
    public void Commas_in_paths_are_doubled()
        => Assert.That(
            Text(Plain with { Medium = BootMedium.IsoBios, Image = "/a,b.iso", ControlSocket = "/t,s" }),
            Does.Contain("file=/a,,b.iso").And.Contain("unix:/t,,s,server=on,wait=off"));

    [TestCase(SerialPort.Terminal, "stdio,id=serial0,mux=on,signal=on")]
    [TestCase(SerialPort.Pipe, "stdio,id=serial0,signal=off")]
    public void The_serial_port_goes_where_it_is_told(SerialPort serial, string expected)
        => Assert.That(Text(Plain with { Serial = serial }), Does.Contain($"-chardev {expected} -serial chardev:serial0"));

    [Test]
    public void Switches_add_their_arguments()
    {
        var command = Text(Plain with { EndsAtReset = true, CountsInstructions = true, WaitsForDebugger = true, Display = "gtk" });
        Assert.That(command, Does.Contain("-no-reboot"));
        Assert.That(command, Does.Contain("-icount shift=0,sleep=off"));
        Assert.That(command, Does.Contain("-S -gdb tcp:127.0.0.1:1234"));
        Assert.That(command, Does.Contain("-display gtk"));
        Assert.That(Text(Plain), Does.Contain("-display none").And.Not.Contain("-no-reboot").And.Not.Contain("-icount").And.Not.Contain("-S"));
    }

    private static string Text(MachineOptions options) => QemuCommandLine.Create(options).ToString();
}
