using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Primitives;
using Helix.Modules.HostLink;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.HostLink;
using NUnit.Framework;

namespace Helix.Tests.Unit.HostLink;

/// <summary>Both ends of the link against each other, over good lines and bad ones.</summary>
[TestFixture]
internal sealed class ExchangeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<byte[]> _served = [];
    private volatile bool _stop;

    [SetUp]
    public void Clear()
    {
        _served.Clear();
        _stop = false;
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(LinkFrame.MostPayloadBytes - 1)]
    [TestCase(LinkFrame.MostPayloadBytes)]
    [TestCase(300_000)]
    public void ARequestIsAnswered(int length)
    {
        byte[] argument = Noise(length);
        LinkAnswer answer = Serve(new LinkPipe(), client => client.Call(new LinkRequest(LinkCommand.Push, argument), Patience, default));
        Assert.That(answer, Is.EqualTo(new LinkAnswer(Status.Busy, Text(length + 1))));
        Assert.That(_served.Single()[1..], Is.EqualTo(argument));
    }

    [TestCase(LineDamage.Change)]
    [TestCase(LineDamage.Loss)]
    [TestCase(LineDamage.Noise)]
    [TestCase(LineDamage.Repetition)]
    [TestCase(LineDamage.Change | LineDamage.Loss | LineDamage.Noise | LineDamage.Repetition)]
    public void ABadLineCostsTimeOnly(LineDamage damage)
    {
        for (int seed = 0; seed < 8; seed++)
        {
            _served.Clear();
            byte[][] arguments = [.. new[] { 1, 40_000, 3000 }.Select(Noise)];
            Serve(new LinkPipe(damage, 2 * seed), client =>
            {
                foreach (byte[] argument in arguments)
                {
                    LinkAnswer answer = client.Call(new LinkRequest(LinkCommand.Push, argument), Patience, default);
                    Assert.That(answer, Is.EqualTo(new LinkAnswer(Status.Busy, Text(argument.Length + 1))));
                }

                return default;
            });
            Assert.That(_served.Select(request => request[1..]), Is.EqualTo(arguments), "each request once, in order");
        }
    }

    [Test]
    public void ANewHostIsServedAfterOneThatBrokeOff()
    {
        var pipe = new LinkPipe();
        var writer = new LinkFrameWriter();
        pipe.Host.Write(writer.Write(new LinkFrame(LinkFrameKind.Request, 1, 0, 5000, new byte[2000])));
        pipe.Host.Write(writer.Write(new LinkFrame(LinkFrameKind.Request, 1, 2000, 5000, new byte[2000]))[..700]);
        LinkAnswer answer = Serve(pipe, client => client.Call(LinkRequest.Of(LinkCommand.Ping), Patience, default));
        Assert.That(answer.Status, Is.EqualTo(Status.Busy));
        Assert.That(_served, Has.Count.EqualTo(1));
    }

    [Test]
    public void ANewHostIsServedWhileTheAnswerToOneThatWentIsSent()
    {
        var pipe = new LinkPipe();
        pipe.Host.Write(new LinkFrameWriter().Write(new LinkFrame(LinkFrameKind.Request, 1, 0, 1, new byte[] { 9 })));
        LinkAnswer answer = Serve(pipe, client =>
        {
            SpinWait.SpinUntil(() => _served.Count == 1);
            return client.Call(LinkRequest.Of(LinkCommand.Ping, "x"), Patience, default);
        });
        Assert.That(answer.Text, Is.EqualTo(Text(2)));
        Assert.That(_served, Has.Count.EqualTo(2));
    }

    [Test]
    public void AKernelThatIsNotThereIsAnError()
    {
        var client = new LinkClient(new LinkPipe().Host) { Patience = TimeSpan.FromMilliseconds(200) };
        Assert.That(() => client.Call(LinkRequest.Of(LinkCommand.Ping), Patience, default), Throws.TypeOf<HelixException>().With.Message.Contains("does not take requests"));
    }

    [Test]
    public void AnAnswerThatNeverComesIsAnError()
    {
        HelixException? error = null;
        _ = Serve(new LinkPipe(), client =>
        {
            error = Assert.Throws<HelixException>(() => client.Call(LinkRequest.Of(LinkCommand.Ping), TimeSpan.FromMilliseconds(100), default));
            return default;
        }, takes: TimeSpan.FromSeconds(1));
        Assert.That(error!.Message, Does.Contain("did not answer"));
    }

    [Test]
    public void WaitingCanBeCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var client = new LinkClient(new LinkPipe().Host);
        Assert.That(() => client.Call(LinkRequest.Of(LinkCommand.Ping), Patience, cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void MoreThanAMessageHoldsIsRefusedBeforeItIsSent()
    {
        var client = new LinkClient(new LinkPipe().Host);
        var request = new LinkRequest(LinkCommand.Push, new byte[LinkFrame.MostMessageBytes]);
        Assert.That(() => client.Call(request, Patience, default), Throws.TypeOf<HelixException>().With.Message.Contains("16 MiB"));
    }

    private static byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static string Text(int length) => string.Concat(Enumerable.Repeat($"{length}~}}", 2000));

    private LinkAnswer Serve(LinkPipe pipe, Func<LinkClient, LinkAnswer> ask, TimeSpan takes = default)
    {
        var server = new LinkServer(new LinkPort(pipe.Kernel), content => Answer(content, takes), () => _stop);
        var thread = new Thread(() =>
        {
            while (!_stop)
            {
                server.Run(TimeSpan.FromMilliseconds(10));
            }
        });
        thread.Start();
        try
        {
            return ask(new LinkClient(pipe.Host));
        }
        finally
        {
            _stop = true;
            Assert.That(thread.Join(Patience));
            _stop = false;
        }
    }

    private byte[] Answer(ReadOnlyMemory<byte> content, TimeSpan takes)
    {
        Thread.Sleep(takes);
        lock (_served)
        {
            _served.Add(content.ToArray());
        }

        return new LinkAnswer(Status.Busy, Text(content.Length)).ToBytes();
    }
}
