using Helix.Sdk.Cli.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class GuestExitTests
{
    [TestCase(33, null, GuestExitKind.Status, 0)]
    [TestCase(65, null, GuestExitKind.Status, 0x20)]
    [TestCase(3, null, GuestExitKind.Status, 1)]
    [TestCase(255, null, GuestExitKind.Status, 0x7f)]
    [TestCase(0, null, GuestExitKind.PowerOff, 0)]
    [TestCase(0, "guest-shutdown", GuestExitKind.PowerOff, 0)]
    [TestCase(0, "guest-reset", GuestExitKind.Reset, 1)]
    [TestCase(0, "host-qmp-quit", GuestExitKind.Quit, 0)]
    [TestCase(0, "guest-panic", GuestExitKind.Failed, 1)]
    [TestCase(1, null, GuestExitKind.Failed, 1)]
    [TestCase(137, null, GuestExitKind.Failed, 1)]
    [TestCase(139, null, GuestExitKind.Failed, 1)]
    public void The_ending_is_read_from_status_and_event(int status, string? reason, GuestExitKind kind, int exitCode)
    {
        var exit = GuestExit.Read(status, reason);
        Assert.That(exit.Kind, Is.EqualTo(kind));
        Assert.That(exit.ExitCode, Is.EqualTo(exitCode));
    }
}
