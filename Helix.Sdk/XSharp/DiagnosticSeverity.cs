namespace Helix.Sdk.XSharp;

/// <summary>How grave a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The source compiles; something in it is suspicious.</summary>
    Warning,

    /// <summary>The source does not compile.</summary>
    Error,
}
