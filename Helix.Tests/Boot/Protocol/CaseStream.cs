using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Tests.Kernel.Runner;

namespace Helix.Tests.Boot.Protocol;

/// <summary>
/// Reads the lines of one run (<see cref="CaseLine"/>). A line that is none of the protocol's is the system's own; while a case runs it is
/// remembered, because it explains a crash. Safe to feed and to read from different threads.
/// </summary>
public sealed class CaseStream
{
    private readonly object _gate = new();
    private readonly List<CaseResult> _results = [];
    private readonly List<string> _printed = [];
    private readonly List<string> _other = [];
    private string? _running;

    /// <summary>How many cases the run announced; null before it did.</summary>
    public int? Announced { get; private set; }

    /// <summary>Whether the run came to its end.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Takes in a line without its end.</summary>
    /// <exception cref="FormatException">It is a line of the protocol, but a damaged one or one of another version.</exception>
    public void Feed(string line)
    {
        line = line.TrimEnd('\r');
        lock (_gate)
        {
            Take(line);
        }
    }

    /// <summary>Ends the stream: a case that still runs has crashed.</summary>
    /// <returns>All results in order.</returns>
    public IReadOnlyList<CaseResult> Close()
    {
        lock (_gate)
        {
            if (_running is not null)
            {
                Finish(_running, CaseOutcome.Crashed, string.Join('\n', _other));
            }

            return [.. _results];
        }
    }

    private void Take(string line)
    {
        if (line.StartsWith(CaseLine.Header, StringComparison.Ordinal))
        {
            string[] words = line[CaseLine.Header.Length..].Split(' ');
            if (Number(words, 0, line) != CaseLine.Version)
            {
                throw new FormatException($"the test image speaks another version of the protocol: {line}");
            }

            Announced = Number(words, 1, line);
        }
        else if (line.StartsWith(CaseLine.Begin, StringComparison.Ordinal))
        {
            _running = line[CaseLine.Begin.Length..];
            _printed.Clear();
            _other.Clear();
        }
        else if (line.StartsWith(CaseLine.Printed, StringComparison.Ordinal) && _running is not null)
        {
            _printed.Add(line[CaseLine.Printed.Length..]);
        }
        else if (line.StartsWith(CaseLine.Pass, StringComparison.Ordinal))
        {
            Finish(line[CaseLine.Pass.Length..].Split(' ')[0], CaseOutcome.Passed, "");
        }
        else if (line.StartsWith(CaseLine.Fail, StringComparison.Ordinal))
        {
            string[] words = line[CaseLine.Fail.Length..].Split(' ', 3);
            Finish(words[0], CaseOutcome.Failed, CaseLine.Unescape(words.Length > 2 ? words[2] : ""));
        }
        else if (line.StartsWith(CaseLine.End, StringComparison.Ordinal))
        {
            HasEnded = true;
        }
        else if (_running is not null)
        {
            _other.Add(line);
        }
    }

    private void Finish(string name, CaseOutcome outcome, string detail)
    {
        if (name != _running)
        {
            throw new FormatException($"'{name}' ended while '{_running}' was running");
        }

        _results.Add(new CaseResult(name, outcome, [.. _printed], detail));
        _running = null;
    }

    private static int Number(string[] words, int index, string line) =>
        index < words.Length && int.TryParse(words[index], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new FormatException($"damaged line: {line}");
}
