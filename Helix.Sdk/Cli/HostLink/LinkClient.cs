using System;
using System.Diagnostics;
using System.Threading;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Primitives;

namespace Helix.Sdk.Cli.HostLink;

/// <summary>The host's end of the link: asks one thing at a time. For one thread.</summary>
/// <param name="transport">The line.</param>
public sealed class LinkClient(ILinkTransport transport)
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(250);

    private readonly LinkPort _port = new(transport);

    /// <summary>How long the kernel may take to confirm a part of a request.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="patience">How long the kernel may take from having the request to the first part of its answer.</param>
    /// <param name="cancellation">Gives up waiting; the kernel goes on with what it has begun.</param>
    /// <exception cref="HelixException">The kernel does not answer, or refuses.</exception>
    public LinkAnswer Call(LinkRequest request, TimeSpan patience, CancellationToken cancellation)
    {
        var content = request.ToBytes();
        if (content.Length > LinkFrame.MostMessageBytes)
        {
            throw new HelixException($"the link takes at most {LinkFrame.MostMessageBytes >> 20} MiB at a time");
        }

        var message = (uint)Random.Shared.NextInt64(1, 1L << 32);
        var sending = new LinkSending(_port, LinkFrameKind.Request, message, content) { Patience = Patience };
        var answer = Exchange(sending, message, patience, cancellation);
        return LinkAnswer.Parse(answer.Content) is { IsOk: true } parsed
            ? parsed.Value
            : throw new HelixException("the kernel's answer makes no sense", "The kernel is of another version: start it again with ./helix run");
    }

    private LinkReceiving Exchange(LinkSending sending, uint message, TimeSpan patience, CancellationToken cancellation)
    {
        LinkReceiving? answer = null;
        var progress = Stopwatch.GetTimestamp();
        while (answer is not { IsComplete: true })
        {
            cancellation.ThrowIfCancellationRequested();
            RequireHope(sending, progress, patience);
            sending.Advance();
            if (!_port.TryReceive(Round, out var frame))
            {
                sending.Repeat();
            }
            else if (frame.Message == message)
            {
                progress = Stopwatch.GetTimestamp();
                Take(frame, sending, ref answer);
            }
        }

        return answer;
    }

    private void Take(in LinkFrame frame, LinkSending sending, ref LinkReceiving? answer)
    {
        switch (frame.Kind)
        {
            case LinkFrameKind.RequestAcknowledged:
                sending.Confirm(frame.Offset);
                break;
            case LinkFrameKind.Answer:
                sending.ConfirmAll();
                answer ??= new LinkReceiving(frame);
                answer.Accept(frame);
                _port.Send(new LinkFrame(LinkFrameKind.AnswerAcknowledged, frame.Message, answer.Count, answer.Total, default));
                break;
            case LinkFrameKind.Refused:
                throw new HelixException($"the kernel has no memory for {frame.Total} bytes");
        }
    }

    private static void RequireHope(LinkSending sending, long progress, TimeSpan patience)
    {
        if (!sending.IsComplete && sending.IsHopeless)
        {
            throw new HelixException(
                "the running kernel does not take requests",
                "Has it come to its prompt? It needs a second serial port, and the module hostlink must run: type modules.");
        }

        if (sending.IsComplete && Stopwatch.GetElapsedTime(progress) > patience)
        {
            throw new HelixException($"the running kernel has the request, but did not answer within {patience.TotalSeconds:0} s");
        }
    }
}
