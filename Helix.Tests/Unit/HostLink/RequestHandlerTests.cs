using System;
using System.Linq;
using Helix.Interfaces.Console;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Modules.HostLink;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.HostLink;

/// <summary>Requests of the host, carried out with what a context finds.</summary>
[TestFixture]
internal sealed class RequestHandlerTests
{
    private FakeContext _context = null!;
    private RequestHandler _handler = null!;

    [SetUp]
    public void SetUp()
    {
        _context = FakeContext.For("hostlink", new FakeHardware());
        _handler = new RequestHandler(_context);
    }

    [Test]
    public void ACommandsOutputAndStatusAreTheAnswer()
    {
        _context.Provide<IShell>(new Shell(line => line == "greet" ? Status.Ok : Status.NotFound));
        Assert.That(Serve(LinkCommand.Execute, "greet"), Is.EqualTo(new LinkAnswer(Status.Ok, "you said greet\n")));
        Assert.That(Serve(LinkCommand.Execute, "x").Status, Is.EqualTo(Status.NotFound));
    }

    [Test]
    public void WithoutAShellThereAreNoCommands() =>
        Assert.That(Serve(LinkCommand.Execute, "greet"), Is.EqualTo(new LinkAnswer(Status.NotFound, "the shell does not run")));

    [Test]
    public void AnExceptionIsAnAnswerAndLogged()
    {
        _context.Provide<IShell>(new Shell(static line => throw new InvalidOperationException("broken")));
        Assert.That(Serve(LinkCommand.Execute, "greet"), Is.EqualTo(new LinkAnswer(Status.ModuleFault, "broken")));
        Assert.That(_context.Messages.Single().Level, Is.EqualTo(LogLevel.Error));
    }

    [TestCase((byte)0)]
    [TestCase((byte)255)]
    public void AnUnknownRequestIsNamed(byte command)
    {
        LinkAnswer answer = Serve((LinkCommand)command, "");
        Assert.That(answer.Status, Is.EqualTo(Status.NotSupported));
        Assert.That(answer.Text, Does.Contain($"{command}"));
    }

    [Test]
    public void NoRequestMakesItThrow()
    {
        var random = new Random(5);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] request = new byte[random.Next(1, 200)];
            random.NextBytes(request);
            request[0] = (byte)random.Next(8);
            Assert.That(LinkAnswer.Parse(_handler.Serve(request)).IsOk);
        }
    }

    private LinkAnswer Serve(LinkCommand command, string text) =>
        LinkAnswer.Parse(_handler.Serve(LinkRequest.Of(command, text).ToBytes())).Value;

    private sealed class Shell(Func<string, Status> run) : IShell
    {
        public Status Run(string line, IConsole output)
        {
            Status status = run(line);
            output.WriteLine($"you said {line}");
            return status;
        }
    }
}
