using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Output;

namespace Helix.Tests.Boot.Emulation;

/// <summary>Keeps what a command of the host says.</summary>
public sealed class RecordingReporter : IReporter
{
    private readonly List<string> _said = [];

    /// <inheritdoc/>
    public bool IsInteractive => false;

    /// <summary>Waits until the command says something that contains a text, and returns it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">Ends the waiting.</param>
    public async Task<string> SaysAsync(string text, CancellationToken limit)
    {
        while (true)
        {
            lock (_said)
            {
                if (_said.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
                {
                    return found;
                }
            }

            await Task.Delay(20, limit);
        }
    }

    /// <inheritdoc/>
    public void Info(string message) => Keep(message);

    /// <inheritdoc/>
    public void Warning(string message) => Keep(message);

    /// <inheritdoc/>
    public void Error(string message, string? fix) => Keep(message);

    /// <inheritdoc/>
    public void Plain(string line) => Keep(line);

    /// <inheritdoc/>
    public Task<T> StepAsync<T>(string title, Func<Action<string>, Task<T>> work) => work(Keep);

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_said)
        {
            return string.Join('\n', _said);
        }
    }

    private void Keep(string line)
    {
        lock (_said)
        {
            _said.Add(line);
        }
    }
}
