using System.Threading.Tasks;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>
/// Memory of every kind from many threads on one processor, and on four, each a thread of the emulator, with a collection at every hundredth
/// allocation.
/// </summary>
/// <param name="cpus">Processors.</param>
[TestFixture(1)]
[TestFixture(4)]
public sealed class MemoryStormTests(int cpus)
{
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        _machine = await Machines.StartTestShellAsync("gc_stress=100", cpus);
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

    [TestCase("memory-stress switch 12", "12 turns, nothing lost")]
    [TestCase("block-storm 1500", "6 threads, 1500 rounds, nothing lost")]
    [TestCase("memory-copy race", "right")]
    [TestCase("memory-copy share", "right")]
    public async Task Nothing_is_lost(string command, string outcome) =>
        Assert.That(await _machine.ExecuteAsync(command), Has.Some.EqualTo(outcome));
}
