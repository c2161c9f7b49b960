namespace Helix.Interfaces.HostLink;

/// <summary>What a frame is for.</summary>
public enum LinkFrameKind : byte
{
    /// <summary>A part of a request, from the host.</summary>
    Request = 1,

    /// <summary>How much of the request the kernel has, without gaps, in <see cref="LinkFrame.Offset"/>.</summary>
    RequestAcknowledged = 2,

    /// <summary>A part of the answer, from the kernel.</summary>
    Answer = 3,

    /// <summary>How much of the answer the host has.</summary>
    AnswerAcknowledged = 4,

    /// <summary>The kernel will not take the request: it has no room for it.</summary>
    Refused = 5,
}
