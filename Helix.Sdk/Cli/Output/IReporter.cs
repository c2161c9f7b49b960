using System;
using System.Threading.Tasks;

namespace Helix.Sdk.Cli.Output;

/// <summary>What the command tells the person in front of it.</summary>
public interface IReporter
{
    /// <summary>Whether progress is drawn in place on a terminal.</summary>
    bool IsInteractive { get; }

    /// <summary>Prints a line of information.</summary>
    void Info(string message);

    /// <summary>Prints a warning on the error stream.</summary>
    void Warning(string message);

    /// <summary>Prints an error and its fix on the error stream.</summary>
    void Error(string message, string? fix);

    /// <summary>Prints a line as it is, without markup or prefix, on the output stream.</summary>
    void Plain(string line);

    /// <summary>Runs a long step and shows that it goes on.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="work">The step; it may describe what it does at the moment.</param>
    Task<T> StepAsync<T>(string title, Func<Action<string>, Task<T>> work);
}
