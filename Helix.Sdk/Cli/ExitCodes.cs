namespace Helix.Sdk.Cli;

/// <summary>The exit statuses that the command itself produces; a guest's own status is passed through.</summary>
public static class ExitCodes
{
    /// <summary>Everything asked for was done.</summary>
    public const int Success = 0;

    /// <summary>Something failed; a message says what.</summary>
    public const int Failure = 1;

    /// <summary>The time given with <c>--timeout</c> ran out (the status of coreutils' <c>timeout</c>).</summary>
    public const int TimedOut = 124;

    /// <summary>Ctrl-C (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
