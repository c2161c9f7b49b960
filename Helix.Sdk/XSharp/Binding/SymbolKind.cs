namespace Helix.Sdk.XSharp.Binding;

/// <summary>What a symbol stands for.</summary>
internal enum SymbolKind
{
    Label,
    Function,
    Variable,
    Constant,
    External,
}
