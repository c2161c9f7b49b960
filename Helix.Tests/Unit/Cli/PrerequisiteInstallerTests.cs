using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Prerequisites;
using Helix.Sdk.Cli.Processes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class PrerequisiteInstallerTests
{
    private static readonly Prerequisite[] Needed =
    [
        Prerequisite.Program("nasm", "nasm"),
        Prerequisite.Program("ld.lld", "lld"),
        Prerequisite.File("firmware", "ovmf", "/fw/new.fd", "/fw/old.fd"),
    ];

    private readonly QuietReporter _reporter = new();

    [Test]
    public async Task Nothing_is_run_when_everything_is_there()
    {
        var host = Complete(new FakeHost());
        await EnsureAsync(host);
        Assert.That(host.Commands, Is.Empty);
    }

    [Test]
    public void Any_of_several_files_is_enough()
    {
        var host = Complete(new FakeHost());
        host.Files.Remove("/fw/new.fd");
        Assert.That(Installer(host).FindMissing(Needed).Select(item => item.Name), Is.EqualTo(["firmware"]));
        host.Files.Add("/fw/old.fd");
        Assert.That(Installer(host).FindMissing(Needed), Is.Empty);
    }

    [Test]
    public async Task Missing_packages_are_installed_after_an_update()
    {
        var host = Complete(new FakeHost());
        host.Files.Remove("/usr/bin/nasm");
        host.Files.Remove("/usr/bin/ld.lld");
        host.OnRun = command => Install(host, command);
        await EnsureAsync(host);
        Assert.That(host.Commands, Has.Count.EqualTo(2));
        Assert.That(host.Commands[0], Does.Contain("apt-get update"));
        Assert.That(host.Commands[1], Does.StartWith("env DEBIAN_FRONTEND=noninteractive apt-get install").And.EndsWith("nasm lld"));
    }

    [Test]
    public async Task Sudo_is_used_when_not_root()
    {
        var host = Complete(new FakeHost { IsRoot = false });
        host.Files.Add("/usr/bin/sudo");
        host.Files.Remove("/usr/bin/nasm");
        host.OnRun = command => Install(host, command);
        await EnsureAsync(host);
        Assert.That(host.Commands, Is.All.StartsWith("sudo env DEBIAN_FRONTEND=noninteractive apt-get"));
    }

    [Test]
    public async Task Without_root_and_sudo_the_error_names_thing_and_command()
    {
        var host = Complete(new FakeHost { IsRoot = false });
        host.Files.Remove("/usr/bin/ld.lld");
        var failure = await FailsAsync(host);
        Assert.That(failure.Message, Does.Contain("ld.lld").And.Contain("sudo"));
        Assert.That(failure.Fix, Does.Contain("apt-get install lld"));
    }

    [Test]
    public async Task Without_apt_the_error_names_the_packages()
    {
        var host = Complete(new FakeHost());
        host.Files.Remove("/usr/bin/apt-get");
        host.Files.Remove("/usr/bin/nasm");
        var failure = await FailsAsync(host);
        Assert.That(failure.Message, Does.Contain("no apt-get"));
        Assert.That(failure.Fix, Does.Contain("nasm"));
    }

    [Test]
    public async Task A_failing_apt_is_quoted()
    {
        var host = Complete(new FakeHost());
        host.Files.Remove("/usr/bin/nasm");
        host.OnRun = _ => new ProcessResult(100, ["Reading...", "E: Unable to locate package nasm"]);
        var failure = await FailsAsync(host);
        Assert.That(failure.Message, Does.Contain("E: Unable to locate package nasm"));
        Assert.That(failure.Fix, Does.Contain("apt-get update && apt-get install nasm"));
    }

    [Test]
    public async Task A_package_that_did_not_bring_the_thing_is_an_error()
    {
        var host = Complete(new FakeHost());
        host.Files.Remove("/usr/bin/nasm");
        Assert.That((await FailsAsync(host)).Message, Does.Contain("still missing").And.Contain("nasm"));
    }

    [Test]
    public void Every_prerequisite_of_the_catalog_names_a_package()
    {
        Assert.That(PrerequisiteCatalog.All.Select(item => item.Package), Is.All.Match("^[a-z0-9][a-z0-9+.-]+$"));
        Assert.That(PrerequisiteCatalog.All.Select(item => item.Candidates.Count), Is.All.GreaterThan(0));
    }

    private static FakeHost Complete(FakeHost host)
    {
        host.Files.UnionWith(["/usr/bin/nasm", "/usr/bin/ld.lld", "/fw/new.fd"]);
        return host;
    }

    private static ProcessResult Install(FakeHost host, string command)
    {
        if (command.Contains("apt-get install"))
        {
            Complete(host);
        }

        return new ProcessResult(0, []);
    }

    private PrerequisiteInstaller Installer(FakeHost host) => new(host, host, _reporter);

    private Task EnsureAsync(FakeHost host) => Installer(host).EnsureAsync(Needed, CancellationToken.None);

    private async Task<HelixException> FailsAsync(FakeHost host)
        => await Assert.ThrowsAsync<HelixException>(() => EnsureAsync(host)) ?? throw new AssertionException("nothing was thrown");
}
