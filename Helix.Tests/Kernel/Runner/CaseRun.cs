using System;
using System.Globalization;
using System.Threading;

namespace Helix.Tests.Kernel.Runner;

/// <summary>One execution of one case. What the case prints after it was given up is dropped.</summary>
internal sealed class CaseRun
{
    private const int StackBytes = 1 << 20;

    private readonly object _gate = new();
    private readonly KernelCase _case;
    private readonly Action<string> _writeLine;
    private readonly CaseOutput _output;
    private volatile bool _completed;
    private bool _closed;
    private string? _escaped;

    internal CaseRun(KernelCase @case, Action<string> writeLine)
    {
        _case = @case;
        _writeLine = writeLine;
        _output = new CaseOutput(Print);
    }

    /// <summary>Runs the case.</summary>
    /// <returns>Why it failed; null if it passed.</returns>
    internal string? Execute(RunnerOptions options)
    {
        bool ended = true;
        if (options.Guard == CaseGuard.None)
        {
            RunBody();
        }
        else
        {
            var thread = new Thread(RunBody, StackBytes) { Name = _case.Name, IsBackground = true };
            thread.Start();
            ended = thread.Join(options.Timeout);
        }

        lock (_gate)
        {
            _closed = true;
        }

        if (ended)
        {
            return _escaped ?? (_completed ? _output.FirstFailure : "its thread was ended by the system");
        }

        return string.Create(CultureInfo.InvariantCulture, $"did not end within {options.Timeout.TotalSeconds} s");
    }

    private void RunBody()
    {
        try
        {
            _case.Body(_output);
            _completed = true;
        }
        catch (Exception exception)
        {
            _escaped = "escaped: " + exception;
        }
    }

    private void Print(string line)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _writeLine(CaseLine.Printed + CaseLine.Escape(line));
            }
        }
    }
}
