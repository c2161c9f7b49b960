using System.Collections.Generic;

namespace Helix.Sdk.XSharp;

/// <summary>What a compilation produced.</summary>
/// <param name="Assembly">NASM source; empty when there are errors.</param>
/// <param name="Diagnostics">All findings in source order.</param>
public sealed record XSharpResult(string Assembly, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when no diagnostic is an error.</summary>
    public bool Succeeded
    {
        get
        {
            foreach (Diagnostic diagnostic in Diagnostics)
            {
                if (diagnostic.Severity == DiagnosticSeverity.Error)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
