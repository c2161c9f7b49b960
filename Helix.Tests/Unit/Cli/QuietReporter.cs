using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Output;

namespace Helix.Tests.Unit.Cli;

/// <summary>Keeps what is reported instead of printing it.</summary>
internal sealed class QuietReporter : IReporter
{
    public List<string> Lines { get; } = [];

    public bool IsInteractive => false;

    public void Info(string message) => Lines.Add(message);

    public void Warning(string message) => Lines.Add("warning: " + message);

    public void Error(string message, string? fix) => Lines.Add($"error: {message} ({fix})");

    public void Plain(string line) => Lines.Add(line);

    public Task<T> StepAsync<T>(string title, Func<Action<string>, Task<T>> work) => work(_ => { });
}
