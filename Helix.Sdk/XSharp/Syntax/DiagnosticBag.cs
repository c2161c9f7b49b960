using System.Collections.Generic;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>Collects the findings of one compilation: at most one per place, at most a given number.</summary>
internal sealed class DiagnosticBag(int maximumErrors)
{
    private readonly List<Diagnostic> _items = [];
    private readonly HashSet<(string, int, int)> _places = [];
    private int _errors;

    /// <summary>Number of errors so far.</summary>
    public int Errors => _errors;

    public void Error(Position position, string code, string message)
    {
        if (_errors < maximumErrors && _places.Add((position.File, position.Line, position.Column)))
        {
            _errors++;
            Add(position, DiagnosticSeverity.Error, code, message);
        }
    }

    public void Warning(Position position, string code, string message)
    {
        if (_items.Count < 2 * maximumErrors && _places.Add((position.File, position.Line, position.Column)))
        {
            Add(position, DiagnosticSeverity.Warning, code, message);
        }
    }

    /// <summary>Returns all findings in source order.</summary>
    public IReadOnlyList<Diagnostic> ToSorted()
    {
        _items.Sort(static (left, right) =>
        {
            int order = string.CompareOrdinal(left.File, right.File);
            order = order != 0 ? order : left.Line.CompareTo(right.Line);
            return order != 0 ? order : left.Column.CompareTo(right.Column);
        });
        return _items;
    }

    private void Add(Position position, DiagnosticSeverity severity, string code, string message) =>
        _items.Add(new Diagnostic(position.File, position.Line, position.Column, severity, code, message));
}
