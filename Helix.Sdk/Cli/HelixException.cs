using System;

namespace Helix.Sdk.Cli;

/// <summary>A failure that is reported as a message with a fix instead of a stack trace.</summary>
public sealed class HelixException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">What is wrong, naming the thing.</param>
    /// <param name="fix">What to do about it, or null when the message says it all.</param>
    /// <param name="exitCode">The exit status of the command.</param>
    public HelixException(string message, string? fix = null, int exitCode = ExitCodes.Failure)
        : base(message)
    {
        Fix = fix;
        ExitCode = exitCode;
    }

    /// <summary>What to do about it.</summary>
    public string? Fix { get; }

    /// <summary>The exit status of the command.</summary>
    public int ExitCode { get; }
}
