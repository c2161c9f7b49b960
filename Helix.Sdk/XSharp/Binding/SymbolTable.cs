using System.Collections.Generic;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Binding;

/// <summary>The names of a file, by their assembler names.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<string, Symbol> _symbols = [];

    /// <summary>All assembler names, for suggestions.</summary>
    public IEnumerable<string> Names => _symbols.Keys;

    public Symbol? Find(string name) => _symbols.GetValueOrDefault(name);

    /// <summary>Adds a symbol; returns the earlier one when the name is taken, an external being replaced by a definition.</summary>
    public Symbol? Add(Symbol symbol)
    {
        if (!_symbols.TryGetValue(symbol.Name, out Symbol? earlier) || earlier.Kind == SymbolKind.External)
        {
            _symbols[symbol.Name] = symbol.Kind == SymbolKind.External && earlier != null ? earlier : symbol;
            return null;
        }

        return symbol.Kind == SymbolKind.External ? null : earlier;
    }

    /// <summary>Whether the definition at a position is the one that counts.</summary>
    public bool IsDefinition(string name, Position position) => Find(name) is { } symbol && symbol.Position == position;
}
