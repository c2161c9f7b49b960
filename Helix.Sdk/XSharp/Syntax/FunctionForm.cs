namespace Helix.Sdk.XSharp.Syntax;

/// <summary>What stands at the end of a function.</summary>
internal enum FunctionForm
{
    /// <summary>A return.</summary>
    Plain,

    /// <summary>A return from an interrupt.</summary>
    Interrupt,

    /// <summary>Nothing: <c>naked</c>.</summary>
    Naked,
}
