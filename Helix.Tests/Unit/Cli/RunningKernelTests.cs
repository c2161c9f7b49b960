using System;
using System.IO;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.HostLink;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class RunningKernelTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void MakeTree() => _workspace = new Workspace(Directory.CreateTempSubdirectory("helix-run-").FullName);

    [TearDown]
    public void RemoveTree() => Directory.Delete(_workspace.Root, recursive: true);

    [Test]
    public void Without_a_kernel_a_command_says_how_to_start_one() => Assert.That(
        () => RunningKernel.Find(_workspace), Throws.TypeOf<HelixException>().With.Property(nameof(HelixException.Fix)).Contains("helix run"));

    [Test]
    public void A_running_kernel_is_found_with_the_image_it_was_booted_from()
    {
        Directory.CreateDirectory(_workspace.Images);
        File.WriteAllText(_workspace.Kernel, "booted");
        using var running = Start();
        File.WriteAllText(_workspace.Kernel, "built later");
        var found = RunningKernel.Find(_workspace);
        Assert.That(found, Is.EqualTo(running));
        Assert.That(File.ReadAllText(found.Kernel), Is.EqualTo("booted"));
    }

    [Test]
    public void The_newest_counts_and_one_that_ended_does_not()
    {
        using var first = Start();
        var second = Start();
        Assert.That(RunningKernel.Find(_workspace).Folder, Is.EqualTo(second.Folder));
        second.Dispose();
        Assert.That(RunningKernel.Find(_workspace).Folder, Is.EqualTo(first.Folder));
        Assert.That(second.Folder, Does.Not.Exist);
    }

    [Test]
    public void What_a_killed_command_left_is_passed_over_and_removed()
    {
        var stale = Start();
        var description = Path.Combine(stale.Folder, "session.json");
        File.WriteAllText(description, File.ReadAllText(description).Replace($"\"ProcessId\":{Environment.ProcessId}", $"\"ProcessId\":{int.MaxValue}", StringComparison.Ordinal));
        Assert.That(() => RunningKernel.Find(_workspace), Throws.TypeOf<HelixException>());
        using var next = Start();
        Assert.That(stale.Folder, Does.Not.Exist);
    }

    [Test]
    public void A_half_written_description_is_passed_over()
    {
        Directory.CreateDirectory(Path.Combine(_workspace.Run, "1-1"));
        File.WriteAllText(Path.Combine(_workspace.Run, "1-1", "session.json"), "{");
        Assert.That(() => RunningKernel.Find(_workspace), Throws.TypeOf<HelixException>());
    }

    [Test]
    public void A_long_path_does_not_reach_into_the_socket()
    {
        var deep = new Workspace(Path.Combine(_workspace.Root, new string('x', 120)));
        using var running = RunningKernel.Announce(deep);
        Assert.That(running.Socket.Length, Is.LessThan(108));
    }

    private RunningKernel Start()
    {
        var running = RunningKernel.Announce(_workspace);
        File.WriteAllText(running.Socket, "");
        return running;
    }
}
