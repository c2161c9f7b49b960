using System.Threading.Tasks;
using Helix.Sdk.Cli.Emulation;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>Machines and options that are not as they should be: a readable message, or the system does without.</summary>
[TestFixture]
public sealed class BadMachineTests
{
    private const int PanicStatus = 0x20;

    [TestCase(16)]
    [TestCase(32)]
    public async Task Too_little_memory_is_said(int memoryMiB)
    {
        await using QemuMachine machine = await Machines.StartKernelAsync(memoryMiB: memoryMiB);
        GuestExit exit = await machine.EndAsync();
        Assert.That(machine.Text, Does.Contain("MiB").And.Contain("memory"));
        Assert.That(exit, Is.EqualTo(new GuestExit(GuestExitKind.Status, PanicStatus)));
    }

    [TestCase("qemu32")]
    [TestCase("qemu64,-nx")]
    public async Task Processor_that_cannot_run_the_kernel_is_said(string processor)
    {
        await using QemuMachine machine = await Machines.StartKernelAsync("", MachineDefaults.MemoryMiB, "-cpu", processor);
        await machine.SaysAsync("64-bit x86 processor");
    }

    [Test]
    public async Task Oldest_64_bit_processor_suffices()
    {
        const string Oldest = "qemu64,-sse3,-ssse3,-sse4.1,-sse4.2,-popcnt,-cx16";
        await using QemuMachine machine = await Machines.StartKernelAsync("", MachineDefaults.MemoryMiB, "-cpu", Oldest);
        await machine.PromptAsync();
        Assert.That(await machine.ExecuteAsync("echo alive"), Has.Some.EqualTo("alive"));
    }

    [TestCase("\"never closed =x ..=, key.=1 gc_stress=many log.level=\u00e9 =")]
    [TestCase("kernel=nothing-of-that-name-but-quoted\"")]
    public async Task Damaged_command_line_is_reported_and_survived(string options)
    {
        await using QemuMachine machine = await Machines.StartKernelAsync(options);
        if (!options.StartsWith("kernel=", System.StringComparison.Ordinal))
        {
            await machine.PromptAsync();
            string log = string.Join('\n', await machine.ExecuteAsync("log warning"));
            Assert.That(log, Does.Contain("command line"));
        }
        else
        {
            await machine.SaysAsync("nothing-of-that-name");
        }
    }

    [Test]
    public async Task Endless_command_line_is_cut_off()
    {
        // Twice what the kernel keeps, and just what QEMU's own PVH loader can carry: 4095 bytes.
        await using QemuMachine machine = await Machines.StartKernelAsync(string.Join(' ', System.Linq.Enumerable.Repeat("word=value", 370)));
        await machine.PromptAsync();
        Assert.That(await machine.ExecuteAsync("echo alive"), Has.Some.EqualTo("alive"));
    }

    [Test]
    public async Task Without_a_serial_port_screen_and_keyboard_serve()
    {
        await using QemuMachine machine = await Machines.StartSilentAsync();
        string screen = await WaitForScreenAsync(machine, "helix>");
        Assert.That(screen, Does.Contain("Helix"));
        await machine.PressAsync("echo typed by hand");
        await WaitForScreenAsync(machine, "\ntyped by hand");
        await machine.PressAsync("poweroff");
        Assert.That(await machine.EndAsync(), Is.EqualTo(new GuestExit(GuestExitKind.Status, GuestExit.KernelSuccess)));
    }

    private static async Task<string> WaitForScreenAsync(QemuMachine machine, string text)
    {
        string screen = "";
        for (int i = 0; i < 600; i++)
        {
            screen = await machine.ReadScreenAsync();
            if (screen.Contains(text, System.StringComparison.Ordinal))
            {
                return screen;
            }

            await Task.Delay(200);
        }

        Assert.Fail($"'{text}' did not appear on the screen:\n{screen}");
        return screen;
    }
}
