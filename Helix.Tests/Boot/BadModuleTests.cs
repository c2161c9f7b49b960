using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>Module files that are damaged, foreign or lie, in one booted system: each is refused with a reason, and the kernel is as it was.</summary>
[TestFixture]
public sealed partial class BadModuleTests
{
    // What a round may leave in the heap: messages in the log, which forgets the oldest ones.
    private const long LogBytes = 48 * 1024;

    private const int DamagedCopies = 2_000;

    // Damage may hit what nothing looks at, but not nearly always.
    private const int FewestRefused = 100;

    private static readonly Dictionary<string, (string Status, string Reason)> Refusals = new()
    {
        ["Empty"] = ("corrupt", "the file is too short for a module file"),
        ["Cut"] = ("corrupt", "the end of a module file is missing"),
        ["Flipped"] = ("corrupt", "the checksum is wrong: the file is damaged"),
        ["Noise"] = ("corrupt", "the file is no ELF file"),
        ["Arm"] = ("version mismatch", "the module is made for another processor"),
        ["Headless"] = ("corrupt", "the ELF headers are damaged"),
        ["NewHelix"] = ("version mismatch", "the module is made for another version of Helix"),
        ["OtherBuild"] = ("version mismatch", "the module is made for another build of the kernel"),
        ["SignedForNobody"] = ("access denied", "the module's signature is wrong"),
        ["Namesake"] = ("already exists", "its name or number is that of ramdisk"),
        ["Lonely"] = ("missing dependency", "requires TestNone: no module provides it"),
        ["TooNew"] = ("version mismatch", "requires BlockDev: ramdisk provides 1.0.0, not [9.0,10.0)"),
        ["Selfish"] = ("dependency cycle", "requires TestEast: circle circle -> TestEast -> circle"),
        ["Circle"] = ("dependency cycle", "requires TestWest: circle circle -> TestWest -> half-circle -> TestEast -> circle"),
        ["Thrower"] = ("module fault", "the initialiser of thrower"),
        ["NoSuchFile"] = ("not found", "there is no file NoSuchFile"),
    };

    private ModuleShelf _shelf = null!;
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        _shelf = new ModuleShelf(BootImages.TestKernel);
        FillShelf();
        _machine = await Machines.StartAsync(BootImages.TestKernel, "", _shelf.Archive());
        await _machine.PromptAsync();
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }

        _shelf?.Dispose();
    }

    [TestCaseSource(nameof(Names))]
    public async Task Refused(string name)
    {
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("load " + name);
        Assert.That(answer, Has.Some.Contains(Refusals[name].Reason).And.Some.EqualTo("load: " + Refusals[name].Status), string.Join('\n', answer));
    }

    [Test]
    public async Task Refusals_leave_the_kernel_as_it_was()
    {
        // The first time costs what caches and the runtime's tables keep.
        await LoadAllAsync();
        string state = await StateAsync();
        (long live, long taken) = await InUseAsync();
        for (int round = 0; round < 5; round++)
        {
            await LoadAllAsync();
        }

        Assert.That(await StateAsync(), Is.EqualTo(state));
        (long liveAfter, long takenAfter) = await InUseAsync();
        Assert.That(liveAfter - live, Is.LessThan(LogBytes), "the heap");
        Assert.That(takenAfter - taken, Is.Zero, "memory besides the heap");
    }

    [Test]
    public async Task A_name_can_be_loaded_once()
    {
        string state = await StateAsync();
        Assert.That(await _machine.ExecuteAsync("load Ledger"), Has.Some.EqualTo("ledger is loaded"));
        Assert.That(await _machine.ExecuteAsync("load Ledger"), Has.Some.StartsWith("its name or number is that of ledger").And.Some.EqualTo("load: already exists"));
        Assert.That(await _machine.ExecuteAsync("unload ledger"), Has.Some.EqualTo("ledger is unloaded"));
        Assert.That(await StateAsync(), Is.EqualTo(state));
    }

    [Test]
    public async Task A_module_whose_object_cannot_be_made_does_not_start_and_can_be_unloaded()
    {
        // Its slot stays from the first time on: nobody knows who holds it.
        await LoadBrokenAsync();
        string state = await StateAsync();
        await LoadBrokenAsync();
        Assert.That(await StateAsync(), Is.EqualTo(state));
    }

    [Test]
    public async Task Damaged_copies_are_refused_or_harmless()
    {
        string state = await StateAsync();
        IReadOnlyList<string> answer = await _machine.ExecuteAsync($"fuzz-load Ledger {DamagedCopies}");
        Match result = answer.Select(static line => FuzzResult().Match(line)).FirstOrDefault(static match => match.Success, Match.Empty);
        Assert.That(result.Success, string.Join('\n', answer));
        Assert.That(Number(result.Groups[1]), Is.GreaterThanOrEqualTo(FewestRefused), result.Value);
        Assert.That(Number(result.Groups[1]) + Number(result.Groups[2]), Is.EqualTo(DamagedCopies));
        Assert.That(await StateAsync(), Is.EqualTo(state));
        Assert.That(await _machine.ExecuteAsync("load Ledger; unload ledger"), Has.Some.EqualTo("ledger is unloaded"));
    }

    private static IEnumerable<string> Names() => Refusals.Keys;

    private void FillShelf()
    {
        byte[] ledger = _shelf.Pack("Ledger", "Ledger");
        byte[] circle = _shelf.Pack("Circle", "Circle");
        _ = _shelf.Pack("Broken", "Broken");
        _ = _shelf.Pack("Thrower", "Thrower");
        _ = _shelf.Pack("Namesake", "Ledger", "name = ramdisk");
        _shelf.Add("Empty", []);
        _shelf.Add("Cut", ledger[..^1000]);
        _shelf.Add("Noise", ModuleShelf.Changed(ledger, static file => file.AsSpan(0, 64).Fill(0xAA)));
        byte[] flipped = (byte[])ledger.Clone();
        flipped[ledger.Length / 3] ^= 4;
        _shelf.Add("Flipped", flipped);
        _shelf.Add("Arm", ModuleShelf.Changed(ledger, static file => file[18] = 0xB7));
        _shelf.Add("Headless", ModuleShelf.Changed(ledger, static file => file[60] = 0xFF));
        byte[] build = Convert.FromHexString(BuildId());
        _shelf.Add("OtherBuild", ModuleShelf.Changed(ledger, file => file[file.AsSpan().IndexOf(build)]++));

        // The version that it is made for stands before the build id and its length.
        _shelf.Add("NewHelix", ModuleShelf.Changed(ledger, file => file[file.AsSpan().IndexOf(build) - 3]++));
        _shelf.Add("SignedForNobody", Signed(ledger));
        _shelf.Add("Lonely", ModuleShelf.Changed(circle, static file => Rename(file, "TestWest", "TestNone")));
        _shelf.Add("Selfish", ModuleShelf.Changed(circle, static file => Rename(file, "TestWest", "TestEast")));
        _ = _shelf.Pack("TooNew", "TooNew");
    }

    private static string BuildId() =>
        Convert.ToHexString(Helix.Sdk.Packaging.Linking.KernelSymbols.Read(BootImages.TestKernel).BuildId);

    /// <summary>Gives a file a signature, which this kernel has no key for.</summary>
    private static byte[] Signed(byte[] file)
    {
        const int EndBytes = 16;
        byte[] end = file[^EndBytes..];
        BitConverter.TryWriteBytes(end, 256);
        return ModuleShelf.Changed([.. file[..^EndBytes], .. Enumerable.Repeat((byte)7, 256), .. end], static _ => { });
    }

    /// <summary>Changes a name in the manifest, which is the last one to have it.</summary>
    private static void Rename(byte[] file, string from, string to)
    {
        int place = file.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(from));
        Encoding.UTF8.GetBytes(to).CopyTo(file, place);
    }

    private async Task LoadBrokenAsync()
    {
        Assert.That(await _machine.ExecuteAsync("load Broken"), Has.Some.EqualTo("broken is loaded"));
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("start broken");
        Assert.That(answer, Has.Some.Contains("the constructor of broken").And.Some.EqualTo("start: module fault"));
        Assert.That(await _machine.ExecuteAsync("unload broken"), Has.Some.EqualTo("broken is unloaded"));
    }

    private async Task LoadAllAsync()
    {
        foreach (string name in Names())
        {
            await _machine.ExecuteAsync("load " + name);
        }
    }

    /// <summary>The registry and the slots, without what counts up.</summary>
    private async Task<string> StateAsync()
    {
        IReadOnlyList<string> modules = await _machine.ExecuteAsync("modules");
        IReadOnlyList<string> slots = await _machine.ExecuteAsync("slots");
        return string.Join('\n', modules.Concat(slots.Select(static line => Counts().Replace(line, "$1 $2"))));
    }

    private async Task<(long Live, long Taken)> InUseAsync()
    {
        Match numbers = (await _machine.ExecuteAsync("in-use")).Select(static line => InUse().Match(line)).First(static match => match.Success);
        return (Number(numbers.Groups[1]), Number(numbers.Groups[2]));
    }

    private static long Number(Group group) => long.Parse(group.Value, CultureInfo.InvariantCulture);

    // Contract, slot and provider of a row, and whether it is paused; between them are counts.
    [GeneratedRegex(@"^(\S+ +\S+ +\S+) .* (\S+)$")]
    private static partial Regex Counts();

    [GeneratedRegex(@"^(\d+) refused with a reason, (\d+) loaded and unloaded$")]
    private static partial Regex FuzzResult();

    [GeneratedRegex(@"^live (\d+), taken (\d+)$")]
    private static partial Regex InUse();
}
