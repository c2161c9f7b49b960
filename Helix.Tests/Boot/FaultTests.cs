using System.Threading.Tasks;
using Helix.Sdk.Cli.Emulation;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>What the system says and does when something breaks.</summary>
[TestFixture]
public sealed class FaultTests
{
    private const int PanicStatus = 0x20;

    [Test]
    public async Task Panic_reports_reason_registers_and_stack_and_ends_with_its_status()
    {
        await using QemuMachine machine = await Machines.StartKernelAsync();
        await machine.PromptAsync();
        await machine.TypeAsync("panic the reason of the test");
        GuestExit exit = await machine.EndAsync();
        string report = machine.Text[machine.Text.IndexOf("PANIC", System.StringComparison.Ordinal)..];
        Assert.That(report, Does.Contain("the reason of the test"));
        Assert.That(report, Does.Match(@"rax\W+(0x)?[0-9a-fA-F]{8,16}").And.Match(@"rsp\W+(0x)?[0-9a-fA-F]{8,16}"), "registers");
        Assert.That(report, Does.Contain("PanicCommand").And.Contain("Run"), "the symbolised stack");
        Assert.That(exit, Is.EqualTo(new GuestExit(GuestExitKind.Status, PanicStatus)));
    }

    [Test]
    public async Task Exception_in_a_command_ends_the_command_only()
    {
        await using QemuMachine machine = await Machines.StartKernelAsync();
        await machine.PromptAsync();
        string answer = string.Join('\n', await machine.ExecuteAsync("throw a message for the test"));
        Assert.That(answer, Does.Contain("InvalidOperationException: a message for the test"));
        Assert.That(answer, Does.Contain("ThrowCommand"), "the stack trace");
        Assert.That(await machine.ExecuteAsync("echo alive"), Has.Some.EqualTo("alive"));
    }

    [Test]
    public async Task Unhandled_exception_of_a_thread_is_a_panic_with_its_stack()
    {
        GuestExit exit;
        string text;
        await using (QemuMachine machine = await Machines.StartCasesAsync(
            BootImages.TestKernel, "tests.filter=UnhandledCases", MachineDefaults.MemoryMiB, System.TimeSpan.FromMinutes(6), static _ => { }))
        {
            exit = await machine.EndAsync();
            text = machine.Text;
        }

        Assert.That(text, Does.Contain("PANIC"));
        Assert.That(text, Does.Contain("nobody catches this"));
        Assert.That(text, Does.Contain("UnhandledCases"), "the symbolised stack");
        Assert.That(exit, Is.EqualTo(new GuestExit(GuestExitKind.Status, PanicStatus)));
    }

    [Test]
    public async Task A_panic_inside_a_slot_names_the_slot_and_its_caller()
    {
        string text;
        await using (QemuMachine machine = await Machines.StartCasesAsync(
            BootImages.TestKernel, "tests.filter=SlotPanicCases", MachineDefaults.MemoryMiB, System.TimeSpan.FromMinutes(6), static _ => { }))
        {
            _ = await machine.EndAsync();
            text = machine.Text;
        }

        Assert.That(text, Does.Contain("PANIC"));
        Assert.That(text, Does.Contain("SpecimenSlot.Call"), "the slot");
        Assert.That(text, Does.Contain("EndsInsideACall"), "its caller");
    }
}
