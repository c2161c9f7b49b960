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

    [Test]
    public async Task Boot_medium()
    {
        await using QemuMachine machine = await Machines.StartIsoAsync(BootMedium.IsoBios, BootImages.Iso);
        await AssertServesAsync(machine);
    }

    [TestCase(BootMedium.IsoBios)]
    [TestCase(BootMedium.IsoUefi)]
    public async Task Boot_medium_with_files(BootMedium firmware)
    {
        using var files = new BootFileFixture();
        await using QemuMachine machine = await Machines.StartIsoAsync(firmware, files.MakeIso());
        await AssertHasFilesAsync(machine);
        await AssertServesAsync(machine);
    }

    [Test]
    public async Task Sixty_four_mebibytes_are_enough_for_the_kernel_and_files()
    {
        using var files = new BootFileFixture();
        await using QemuMachine machine = await Machines.StartKernelAsync("", 64, "-initrd", files.MakeArchive());
        await AssertHasFilesAsync(machine);
        await AssertServesAsync(machine);
    }

    [Test]
    public async Task Devices_that_reach_sixteen_mebibytes_get_memory_and_all_processors_start_in_a_small_machine()
    {
        using var shelf = new ModuleShelf(BootImages.Kernel);
        _ = shelf.Pack("LowMemory", "LowMemory");
        await using QemuMachine machine = await Machines.StartKernelAsync("", 64, "-smp", "4", "-initrd", shelf.Archive());
        await machine.PromptAsync();
        Assert.That(await machine.ExecuteAsync("load LowMemory; low-memory"), Has.Some.EqualTo("3 large frames, every small one, 0 lost"));
        Assert.That(await machine.ExecuteAsync("mem zones"), Has.Some.Match(@"^Dma +7\.0 MiB +7\.0 MiB "));
        Assert.That(await machine.ExecuteAsync("cpus"), Has.Exactly(4).Match("^[0-3] "));
    }

    [Test]
    public async Task Damaged_boot_files_are_said()
    {
        using var files = new BootFileFixture();
        await using QemuMachine machine = await Machines.StartKernelAsync("", MachineDefaults.MemoryMiB, "-initrd", files.MakeDamagedArchive());
        await machine.PromptAsync();
        Assert.That(machine.Text, Does.Match("archive 0 .*checksum"));
        Assert.That(await machine.ExecuteAsync("bootfiles"), Has.Some.EndsWith(BootFileFixture.SmallName));
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

    /// <summary>Their contents are read after collections, when anything that was given out by mistake has been written over.</summary>
    private static async Task AssertHasFilesAsync(QemuMachine machine)
    {
        await machine.PromptAsync();
        await machine.ExecuteAsync("gc");
        string[] listed = [.. await machine.ExecuteAsync("bootfiles")];
        Assert.That(listed, Has.Some.Match($@"^5 B +[0-9a-f]{{8}} +{BootFileFixture.SmallName}$"));
        Assert.That(await machine.ExecuteAsync("mem zones"), Has.Some.Match(@"^Dma +[67]\.\d MiB "));
        Assert.That(listed, Has.Some.Match($@"^1\.0 MiB +{BootFileFixture.LargeChecksum:x8} +{BootFileFixture.LargeName}$"));
    }

    private static async Task AssertServesAsync(QemuMachine machine)
    {
        await machine.PromptAsync();
        Assert.That(await machine.ExecuteAsync("echo it works"), Has.Some.EqualTo("it works"));
        await machine.TypeAsync("poweroff");
        Assert.That(await machine.EndAsync(), Is.EqualTo(Success));
    }
}
