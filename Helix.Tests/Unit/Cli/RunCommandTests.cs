using System;
using System.CommandLine;
using System.Linq;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Commands;
using Helix.Sdk.Cli.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class RunCommandTests
{
    private readonly CommandContext _context = new(new Workspace("/nowhere"), new QuietReporter());

    [Test]
    public void Defaults_boot_the_kernel_for_a_person()
    {
        var options = Read();
        Assert.That(options, Is.EqualTo(new RunOptions()));
        Assert.That(options.IsScripted, Is.False);
    }

    [Test]
    public void Options_are_read()
    {
        var options = Read("--exec", "help; poweroff", "--timeout", "9", "--memory", "64", "--cpus", "2", "--append", "bench", "--no-build");
        Assert.That(options.Commands, Is.EqualTo(["help", "poweroff"]));
        Assert.That(options.Timeout, Is.EqualTo(TimeSpan.FromSeconds(9)));
        Assert.That((options.MemoryMiB, options.Cpus, options.KernelOptions, options.SkipsBuild), Is.EqualTo((64, 2, "bench", true)));
        Assert.That(options.IsScripted, Is.True);
    }

    [Test]
    public void Files_and_modules_are_read()
    {
        var options = Read("--file", "a.txt", "--file", "b=c.txt", "--modules", "RamDisk, Shell");
        Assert.That(options.Files, Is.EqualTo(["a.txt", "b=c.txt"]));
        Assert.That(options.Modules, Is.EqualTo(["RamDisk", "Shell"]));
        Assert.That(options.NeedsOwnIso, Is.True);
    }

    [TestCase("--iso", BootMedium.IsoBios)]
    [TestCase("--uefi", BootMedium.IsoUefi)]
    public void The_medium_is_chosen(string option, BootMedium medium) => Assert.That(Read(option).Medium, Is.EqualTo(medium));

    [TestCase("gtk", "--display")]
    [TestCase("sdl", "--display", "sdl")]
    [TestCase(null)]
    public void The_window_has_a_default_kind(string? expected, params string[] words) => Assert.That(Read(words).Display, Is.EqualTo(expected));

    [TestCase("--memory", "3")]
    [TestCase("--memory", "-1")]
    [TestCase("--memory", "lots")]
    [TestCase("--cpus", "0")]
    [TestCase("--timeout", "0")]
    [TestCase("--display", "curses")]
    [TestCase("--bogus")]
    public void Bad_options_are_errors(params string[] words) => Assert.That(Parse(words).Errors, Is.Not.Empty);

    [Test]
    public void A_value_out_of_range_is_named_with_the_range()
        => Assert.That(Parse("--memory", "3").Errors.Single().Message, Does.Contain("--memory 3").And.Contain("16 to").And.Contain("MiB"));

    [Test]
    public void A_VMware_machine_has_what_was_asked_for()
    {
        var text = VmxFile.Create(new RunOptions { MemoryMiB = 130, Cpus = 2, Medium = BootMedium.IsoUefi });
        Assert.That(text, Does.Contain("memsize = \"132\"\n").And.Contain("numvcpus = \"2\"\n").And.Contain("firmware = \"efi\"\n"));
        Assert.That(text, Does.Contain("serial1.fileType = \"pipe\"\n").And.Contain("serial1.fileName = \"helix-link\"\n"));
        Assert.That(text, Does.Contain("ide1:0.fileName = \"helix.iso\"\n"));
    }

    private ParseResult Parse(params string[] words) => new RunCommand(_context).Create().Parse(words);

    private RunOptions Read(params string[] words)
    {
        var run = new RunCommand(_context);
        return run.Read(run.Create().Parse(words));
    }
}
