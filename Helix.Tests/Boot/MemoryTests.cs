using System.Threading.Tasks;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>The physical memory in the hands of modules, and its end, in one booted system with 64 MiB.</summary>
[TestFixture]
public sealed class MemoryTests
{
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        _machine = await Machines.StartSmallTestShellAsync();
        await _machine.PromptAsync();
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }
    }

    [Test]
    public async Task The_default_allocator_is_in_charge_and_others_can_be_put_there()
    {
        Assert.That(_machine.Text, Does.Not.Contain("does not take charge"));
        Assert.That(await _machine.ExecuteAsync("mem use bitmap"), Has.Some.EqualTo("allocator-bitmap is in charge"));
        Assert.That(await _machine.ExecuteAsync("mem use kernel"), Has.Some.EqualTo("kernel is in charge"));
        Assert.That(await _machine.ExecuteAsync("mem use nobody"), Has.Some.StartsWith("there are kernel, allocator-bitmap, allocator-buddy"));
        Assert.That(await _machine.ExecuteAsync("mem use buddy"), Has.Some.EqualTo("allocator-buddy is in charge"));
        Assert.That(await _machine.ExecuteAsync("mem zones"), Has.Some.Match(@"^Dma32 +\d+\.\d MiB +\d+\.\d MiB +\d+\.\d [KM]iB +\d+ %$"));
    }

    [Test]
    public async Task A_module_in_charge_that_is_stopped_or_replaced_leaves_nothing_behind()
    {
        Assert.That(await _machine.ExecuteAsync("reload allocator-buddy; mem"), Has.Some.Match("^in charge +allocator-buddy$"));
        Assert.That(await _machine.ExecuteAsync("stop allocator-buddy; mem"), Has.Some.Match("^in charge +kernel$"));
        Assert.That(await _machine.ExecuteAsync("start allocator-buddy; mem"), Has.Some.Match("^in charge +allocator-buddy$"));
    }

    [Test]
    public async Task Allocators_take_turns_while_memory_is_used()
    {
        Assert.That(await _machine.ExecuteAsync("memory-stress switch 40"), Has.Some.EqualTo("40 turns, nothing lost"));
    }

    [TestCase("Throws", "failed, or allocated managed memory")]
    [TestCase("Crashes", "failed, or allocated managed memory")]
    [TestCase("Allocates", "failed, or allocated managed memory")]
    [TestCase("Repeats", "gave out a frame that is in use or none that was asked for")]
    [TestCase("Invents", "gave out a frame that is in use or none that was asked for")]
    [TestCase("Hides", "has lost frames")]
    [TestCase("Hangs", "does not return")]
    [TestCase("Overflows", "used its stack up")]
    [TestCase("Refuses", "did not take back a frame that it had given out")]
    public async Task An_allocator_that_goes_wrong_is_left_and_named(string fault, string reason)
    {
        Assert.That(await _machine.ExecuteAsync($"memory-stress {fault}"), Has.Some.EqualTo($"kernel took over: allocator-faulty {reason}"));
        Assert.That(await _machine.ExecuteAsync("log"), Has.Some.Match($"error +memory: allocator-faulty {reason}"));
    }

    [TestCase("Throws")]
    [TestCase("Crashes")]
    [TestCase("Hangs")]
    [TestCase("Overflows")]
    public async Task An_allocator_that_goes_wrong_within_a_call_of_the_scheduler_is_left_alone(string fault) =>
        Assert.That(await _machine.ExecuteAsync("task-test nested " + fault), Has.Some.EqualTo($"nested {fault}: sound"));

    [Test]
    public async Task What_a_module_has_not_given_back_is_said_when_it_is_unloaded()
    {
        Assert.That(await _machine.ExecuteAsync("start leaky; mem modules"), Has.Some.Match(@"^leaky +2 "));
        Assert.That(
            await _machine.ExecuteAsync("stop leaky; unload leaky; log"),
            Has.Some.Contains("leaky is unloaded and has not given back 2 blocks, 300 bytes, 1 caches"));
    }

    [TestCase("share", "right")]
    [TestCase("end", "OutOfMemoryException, later written; right")]
    public async Task Copies_share_their_memory_until_they_are_written(string part, string outcome) =>
        Assert.That(await _machine.ExecuteAsync("memory-copy " + part), Has.Some.EqualTo(outcome));

    [TestCase("objects", "OutOfMemoryException after many objects")]
    [TestCase("large", "OutOfMemoryException after many objects")]
    [TestCase("frames", "out of memory after many frames, given back: ok")]
    [TestCase("threads", "OutOfMemoryException after many threads")]
    [TestCase("pages", "out of memory after many pages, given back: ok")]
    [TestCase("blocks", "out of memory and out of memory after many blocks, given back: ok")]
    [TestCase("handles", "out of memory with room left, given back: ok, 0 lost")]
    [TestCase("slabs", "out of memory and out of memory after many blocks, given back: ok")]
    public async Task The_end_of_the_memory_reaches_the_program_and_the_kernel_goes_on(string kind, string outcome)
    {
        Assert.That(await _machine.ExecuteAsync($"memory-fill {kind}"), Has.Some.EqualTo(outcome));
        Assert.That(await _machine.ExecuteAsync("gc; echo alive"), Has.Some.EqualTo("alive"));
    }
}
