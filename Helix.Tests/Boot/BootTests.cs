using System.Threading.Tasks;
using Helix.Sdk.Cli.Emulation;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>Every way to start the system, up to the prompt and down again.</summary>
[TestFixture]
public sealed class BootTests
{
    private static readonly GuestExit Success = new(GuestExitKind.Status, GuestExit.KernelSuccess);

    [Test]
    public async Task Kernel_loaded_by_the_emulator()
    {
        await using QemuMachine machine = await Machines.StartKernelAsync();
        await AssertServesAsync(machine);
    }

    [TestCase(BootMedium.IsoBios)]
    [TestCase(BootMedium.IsoUefi)]
    public async Task Boot_medium(BootMedium firmware)
    {
        await using QemuMachine machine = await Machines.StartIsoAsync(firmware);
        await AssertServesAsync(machine);
    }

    [Test]
    public async Task Sixty_four_mebibytes_are_enough()
    {
        await using QemuMachine machine = await Machines.StartKernelAsync(memoryMiB: 64);
        await AssertServesAsync(machine);
    }

    [Test]
    public async Task More_than_four_gibibytes_are_used()
    {
        await using QemuMachine machine = await Machines.StartKernelAsync(memoryMiB: 5120);
        await machine.PromptAsync();
        string answer = string.Join('\n', await machine.ExecuteAsync("mem"));
        Assert.That(answer, Does.Match(@"total\s+[45][.,]?\d* GiB").Or.Match(@"total\s+5\d\d\d(\.\d)? MiB"));
    }

    [Test]
    public async Task Reboot_resets_the_machine()
    {
        await using QemuMachine machine = await Machines.StartKernelAsync();
        await machine.PromptAsync();
        await machine.TypeAsync("reboot");
        Assert.That((await machine.EndAsync()).Kind, Is.EqualTo(GuestExitKind.Reset));
    }

    private static async Task AssertServesAsync(QemuMachine machine)
    {
        await machine.PromptAsync();
        Assert.That(await machine.ExecuteAsync("echo it works"), Has.Some.EqualTo("it works"));
        await machine.TypeAsync("poweroff");
        Assert.That(await machine.EndAsync(), Is.EqualTo(Success));
    }
}
