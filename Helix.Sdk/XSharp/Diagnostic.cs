using System.Globalization;

namespace Helix.Sdk.XSharp;

/// <summary>One finding about a source file, in the form that MSBuild and editors recognise.</summary>
/// <param name="File">The file name as it was given to the compiler.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Code">The stable code, <c>XS0001</c> and up; see docs/XSHARP.md.</param>
/// <param name="Message">What is wrong and, where there is one, a suggestion.</param>
public sealed record Diagnostic(string File, int Line, int Column, DiagnosticSeverity Severity, string Code, string Message)
{
    /// <summary>Returns <c>file(line,column): error XS0203: message</c>.</summary>
    public override string ToString()
    {
        string severity = Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column}): {severity} {Code}: {Message}");
    }
}
