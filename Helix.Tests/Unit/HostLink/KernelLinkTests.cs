using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Primitives;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.HostLink;
using Helix.Sdk.Cli.Modules;
using Helix.Sdk.Cli.Processes;
using NUnit.Framework;

namespace Helix.Tests.Unit.HostLink;

/// <summary>Commands of the host against a kernel behind a socket.</summary>
[TestFixture]
internal sealed class KernelLinkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Several_commands_take_turns()
    {
        using var kernel = new KernelSocket(request => new LinkAnswer(Status.Ok, request.Text));
        LinkAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => new KernelLink(kernel.Running).AskAsync(LinkRequest.Of(LinkCommand.Execute, $"{i}"), Patience, default)));
        Assert.That(answers.Select(answer => answer.Text), Is.EqualTo(Enumerable.Range(0, 8).Select(i => $"{i}")));
    }

    [Test]
    public async Task A_module_file_is_sent_as_it_is_and_the_report_is_shown()
    {
        byte[] sent = [];
        using var kernel = new KernelSocket(request =>
        {
            sent = request.Argument.ToArray();
            return new LinkAnswer(Status.Ok, "greeter 1.0.0 runs");
        });
        string file = Path.Combine(kernel.Running.Folder, "Greeter.hmod");
        await File.WriteAllBytesAsync(file, new byte[50_000]);
        Assert.That(await Pusher(kernel).PushFileAsync(file, default), Does.StartWith("greeter 1.0.0 runs; 49 KiB in "));
        Assert.That(sent, Is.EqualTo(new byte[50_000]));
    }

    [TestCase(Status.VersionMismatch, "name the module")]
    [TestCase(Status.Corrupt, null)]
    public async Task A_refusal_is_told_with_the_kernels_reason(Status status, string? fix)
    {
        using var kernel = new KernelSocket(request => new LinkAnswer(status, "the reason"));
        string file = Path.Combine(kernel.Running.Folder, "Greeter.hmod");
        File.WriteAllText(file, "x");
        HelixException? refusal = await Assert.ThrowsAsync<HelixException>(() => Pusher(kernel).PushFileAsync(file, default));
        Assert.That(refusal!.Message, Does.Contain("Greeter.hmod").And.Contain("the reason"));
        Assert.That(refusal.Fix, fix is null ? Is.Null : Does.Contain(fix));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_an_error()
    {
        using var kernel = new KernelSocket(request => default);
        await Assert.ThatAsync(() => Pusher(kernel).PushFileAsync("/no/such.hmod", default), Throws.TypeOf<HelixException>().With.Message.Contains("no file"));
    }

    [Test]
    public async Task A_kernel_that_ended_is_an_error()
    {
        RunningKernel gone;
        using (var kernel = new KernelSocket(request => default))
        {
            gone = kernel.Running;
        }

        await Assert.ThatAsync(
            () => new KernelLink(gone).AskAsync(LinkRequest.Of(LinkCommand.Ping), Patience, default), Throws.TypeOf<HelixException>().With.Message.Contains("ended"));
    }

    private static ModulePusher Pusher(KernelSocket kernel) =>
        new(kernel.Running, new ModuleBuilder(new ProcessRunner(), kernel.Running.Kernel));
}
