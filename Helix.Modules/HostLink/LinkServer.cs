using System;
using Helix.Interfaces.HostLink;

namespace Helix.Modules.HostLink;

/// <summary>
/// The kernel's end of the link: takes one request at a time, carries it out once however often its parts come, and sends the answer until
/// the host has it, has gone, or asks for something else. For one thread.
/// </summary>
/// <param name="port">The line.</param>
/// <param name="serve">Carries out a request and gives the answer, neither of them empty.</param>
/// <param name="isStopping">Whether to give up what is being sent.</param>
internal sealed class LinkServer(LinkPort port, Func<ReadOnlyMemory<byte>, byte[]> serve, Func<bool> isStopping)
{
    private LinkReceiving? _request;

    /// <summary>Takes the next frame, and carries out the request if that was its last part.</summary>
    /// <param name="timeout">How long to wait for a frame.</param>
    public void Run(TimeSpan timeout)
    {
        bool waiting = port.TryReceive(timeout, out LinkFrame frame);
        while (waiting)
        {
            waiting = Take(frame) && Answer(out frame);
        }
    }

    /// <summary>Takes a frame; true if a request is complete with it.</summary>
    private bool Take(in LinkFrame frame)
    {
        if (frame.Kind != LinkFrameKind.Request || !Belongs(frame))
        {
            return false;
        }

        LinkReceiving request = _request!;
        bool wasComplete = request.IsComplete;
        request.Accept(frame);
        Confirm(request);
        return request.IsComplete && !wasComplete;
    }

    /// <summary>Whether the frame is of the present request, which its first part begins.</summary>
    private bool Belongs(in LinkFrame frame)
    {
        if (_request?.Message == frame.Message)
        {
            return true;
        }

        if (frame.Offset != 0)
        {
            return false;
        }

        try
        {
            _request = new LinkReceiving(frame);
            return true;
        }
        catch (OutOfMemoryException)
        {
            port.Send(new LinkFrame(LinkFrameKind.Refused, frame.Message, 0, frame.Total, default));
            return false;
        }
    }

    private void Confirm(LinkReceiving request) =>
        port.Send(new LinkFrame(LinkFrameKind.RequestAcknowledged, request.Message, request.Count, request.Total, default));

    /// <summary>Carries out the request and sends the answer; true if the host began another request meanwhile.</summary>
    private bool Answer(out LinkFrame next)
    {
        LinkReceiving request = _request!;
        byte[] answer = serve(request.Content);
        request.Release();
        var sending = new LinkSending(port, LinkFrameKind.Answer, request.Message, answer);
        while (!sending.IsComplete && !sending.IsHopeless && !isStopping())
        {
            sending.Advance();
            if (!port.TryReceive(LinkSending.Silence, out next))
            {
                sending.Repeat();
            }
            else if (next.Message == request.Message)
            {
                Heed(next, sending, request);
            }
            else if (next.Kind == LinkFrameKind.Request)
            {
                return true;
            }
        }

        next = default;
        return false;
    }

    private void Heed(in LinkFrame frame, LinkSending sending, LinkReceiving request)
    {
        if (frame.Kind == LinkFrameKind.AnswerAcknowledged)
        {
            sending.Confirm(frame.Offset);
        }
        else if (frame.Kind == LinkFrameKind.Request)
        {
            Confirm(request);
        }
    }
}
