using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Primitives;
using Helix.Sdk.Cli.Commands;
using Helix.Sdk.Cli.HostLink;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>What the host asks of one booted system over its second serial port.</summary>
[TestFixture]
public sealed class HostLinkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private string _folder = "";
    private QemuMachine _machine = null!;
    private KernelLink _link = null!;
    private string _socket = "";

    [OneTimeSetUp]
    public async Task Boot()
    {
        _folder = Directory.CreateTempSubdirectory("helix-link-").FullName;
        _socket = Path.Combine(_folder, "link");
        _machine = await Machines.StartLinkedAsync(_socket);
        await _machine.PromptAsync();
        _link = new KernelLink(new RunningKernel(Environment.ProcessId, BootImages.Kernel, _socket, _folder));
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task The_kernel_says_which_build_it_is() =>
        Assert.That((await AskAsync(LinkCommand.Ping)).Text, Does.Match(@"^Helix \d+\.\d+\.\d+, build [0-9a-f]{40}$"));

    [Test]
    public async Task Modules_are_listed() =>
        Assert.That((await AskAsync(LinkCommand.List)).Text.Split('\n'), Has.Some.Match("^hostlink .*Running$"));

    [Test]
    public async Task A_command_gives_its_output_to_the_host_and_not_to_the_terminal()
    {
        int before = _machine.Lines.Count;
        LinkAnswer answer = await AskAsync(LinkCommand.Execute, "echo over the link; nonsense");
        Assert.That(answer.Status, Is.EqualTo(Status.NotFound));
        Assert.That(answer.Text, Does.StartWith("over the link\n").And.Contain("unknown command"));
        Assert.That(await _machine.ExecuteAsync("echo on the terminal"), Has.Some.EqualTo("on the terminal"));
        Assert.That(_machine.Lines.Skip(before), Has.None.Contains("over the link"));
    }

    [Test]
    public async Task What_is_not_known_is_refused_with_a_reason() =>
        Assert.That((await AskAsync((LinkCommand)200)).Text, Does.Contain("200"));

    [Test]
    public async Task After_garbage_the_next_request_is_served()
    {
        byte[] garbage = new byte[40_000];
        new Random(3).NextBytes(garbage);
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
            for (int sent = 0; sent < garbage.Length;)
            {
                sent += await socket.SendAsync(garbage.AsMemory(sent));
            }
        }

        Assert.That((await AskAsync(LinkCommand.Execute, "echo still here")).Text, Is.EqualTo("still here\n"));
    }

    [Test]
    public async Task The_lines_own_driver_is_replaced_over_the_line()
    {
        for (int round = 0; round < 3; round++)
        {
            Assert.That((await AskAsync(LinkCommand.Execute, "reload hostline")).Text, Does.StartWith("hostline 1.0.0 -> 1.0.0"));
            Assert.That((await AskAsync(LinkCommand.Execute, "echo still here")).Text, Is.EqualTo("still here\n"));
        }
    }

    [Test]
    public async Task A_large_request_arrives_whole()
    {
        string text = string.Concat(Enumerable.Range(0, 20_000).Select(static i => (char)('a' + (i * 7 % 26))));
        Assert.That((await AskAsync(LinkCommand.Execute, $"echo {text}")).Text, Is.EqualTo(text + "\n"));
    }

    [Test]
    public async Task A_saved_module_serves_in_the_running_kernel()
    {
        using var project = new GreeterProject(BootImages.Tree);
        using var limit = new CancellationTokenSource(Patience);
        var reporter = new RecordingReporter();
        RootCommand helix = HelixCommands.CreateRoot(new CommandContext(BootImages.Tree, reporter));
        project.Save("1.0.0", "\"hello\"");
        Assert.That(await helix.Parse(["push", "--link", _socket, project.Project]).InvokeAsync(Throwing, limit.Token), Is.Zero);
        Assert.That(reporter.ToString(), Does.Contain("greeter 1.0.0 is loaded and runs"));
        Assert.That(await GreetAsync(), Is.EqualTo("hello\n"));

        Task watching = helix.Parse(["watch", "--link", _socket, project.Project]).InvokeAsync(Throwing, limit.Token);
        await reporter.SaysAsync("Watching Greeter", limit.Token);
        project.Save("1.0.1", "\"broken\" +");
        Assert.That(await reporter.SaysAsync("error CS", limit.Token), Does.Contain("Greeter.cs"));
        Assert.That(await GreetAsync(), Is.EqualTo("hello\n"), "the old module goes on");
        project.Save("1.0.2", "\"good day\"");
        await reporter.SaysAsync("greeter 1.0.0 -> 1.0.2", limit.Token);
        Assert.That(await GreetAsync(), Is.EqualTo("good day\n"));
        Assert.That(reporter.ToString(), Does.Not.Contain("stays taken"), "the old image goes");
        TestContext.Out.WriteLine(reporter);
        await limit.CancelAsync();
        await Assert.ThatAsync(() => watching, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await AskAsync(LinkCommand.Unload, "greeter")).Status, Is.EqualTo(Status.Ok));
        Assert.That((await AskAsync(LinkCommand.Execute, "greet")).Status, Is.EqualTo(Status.NotFound));
    }

    [Test]
    public async Task A_damaged_module_file_is_refused_with_a_reason()
    {
        LinkAnswer answer = await _link.AskAsync(new LinkRequest(LinkCommand.Push, new byte[1000]), Patience, default);
        Assert.That(answer.Status, Is.EqualTo(Status.Corrupt));
        Assert.That(answer.Text, Is.Not.Empty);
    }

    private static InvocationConfiguration Throwing => new() { EnableDefaultExceptionHandler = false };

    private async Task<string> GreetAsync() => (await AskAsync(LinkCommand.Execute, "greet")).Text;

    private Task<LinkAnswer> AskAsync(LinkCommand command, string text = "") => _link.AskAsync(LinkRequest.Of(command, text), Patience, default);
}
