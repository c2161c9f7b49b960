using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Helix.Tests.Kernel;

/// <summary>
/// What a case says: printed lines, which must be equal on the host and in the kernel, and checks, which must hold on both.
/// All members may be called from any thread; the order of lines printed by several threads is the case's own affair.
/// </summary>
public sealed class CaseOutput(Action<string> writeLine)
{
    private readonly object _gate = new();
    private string? _firstFailure;

    /// <summary>The first check that failed, or null while all have held.</summary>
    public string? FirstFailure => _firstFailure;

    /// <summary>Prints one line as it stands; null prints as <c>null</c>.</summary>
    public void Print(string? text)
    {
        lock (_gate)
        {
            writeLine(text ?? "null");
        }
    }

    /// <summary>Prints one value in the invariant culture; null prints as <c>null</c>.</summary>
    public void Print<T>(T value) => Print(Text(value));

    /// <summary>Prints <c>label = value</c>.</summary>
    public void Print<T>(string label, T value) => Print(label + " = " + Text(value));

    /// <summary>Prints the elements as <c>[a, b, c]</c>.</summary>
    public void PrintAll<T>(IEnumerable<T> values)
    {
        var line = new StringBuilder("[");
        string separator = "";
        foreach (T value in values)
        {
            line.Append(separator).Append(Text(value));
            separator = ", ";
        }

        Print(line.Append(']').ToString());
    }

    /// <summary>Prints the elements of a span as <c>[a, b, c]</c>.</summary>
    public void PrintSpan<T>(ReadOnlySpan<T> values) => PrintAll(values.ToArray());

    /// <summary>Records a failure named <paramref name="what"/> unless the condition holds; the case goes on.</summary>
    public void Check(bool condition, string what)
    {
        if (!condition)
        {
            lock (_gate)
            {
                _firstFailure ??= what;
            }
        }
    }

    /// <summary>Runs the action, prints the name of the exception it throws (or <c>nothing</c>), and returns that exception.</summary>
    public Exception? Throws(string label, Action action)
    {
        Exception? caught = null;
        try
        {
            action();
        }
        catch (Exception exception)
        {
            caught = exception;
        }

        Print(label + " throws " + (caught?.GetType().Name ?? "nothing"));
        return caught;
    }

    private static string Text<T>(T value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "null",
    };
}
