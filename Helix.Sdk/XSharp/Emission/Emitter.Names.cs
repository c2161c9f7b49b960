using System.Collections.Generic;
using Helix.Sdk.XSharp.Binding;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Emission;

/// <summary>
/// Names. In a function <c>Label</c> is the function's, <c>.Name</c> the namespace's and <c>..Name</c> exact; outside,
/// <c>Name</c> is the namespace's and <c>.Name</c> exact. In the assembler they are joined by underscores.
/// </summary>
internal sealed partial class Emitter
{
    private string _namespace = "";
    private string? _function;
    private readonly HashSet<string> _declared = [];

    private string InNamespace(string name) => _namespace.Length == 0 ? name : _namespace + "_" + name;

    private string InFunction(string name) => _function == null ? InNamespace(name) : InNamespace(_function) + "_" + name;

    private static string Escaped(string name) => Vocabulary.MayBeReserved(name) ? "$" + name : name;

    /// <summary>The assembler name of something that is being defined.</summary>
    private string NameOfDefinition(Name name, bool isGlobal)
    {
        string text = Spell(name);
        string bare = text.TrimStart('.').Replace('.', '_');
        if (isGlobal)
        {
            return bare;
        }

        int exact = _function == null ? 1 : 2;
        return name.Dots >= exact ? bare : name.Dots == 1 || _function == null ? InNamespace(bare) : InFunction(bare);
    }

    private void Define(string name, SymbolKind kind, int bits, Expression? value, Position position)
    {
        if (collecting)
        {
            symbols.Add(new Symbol(name, kind, bits, value, position));
        }
        else if (!options.Cosmos && (!_declared.Add(name) || !symbols.IsDefinition(name, position)))
        {
            Position earlier = symbols.Find(name)?.Position ?? position;
            Error(position, "XS0202", $"'{name}' is defined twice; the first time at line {earlier.Line}");
        }
    }

    /// <summary>The symbol that a name refers to; null, with an error, when there is none.</summary>
    private string Resolve(Name name, bool isCall)
    {
        string text = Spell(name);
        string bare = text.TrimStart('.');
        if (bare.Contains('.'))
        {
            return ResolveQualified(bare.Replace('.', '_'), name.Position);
        }

        (string first, string second, string third) = (name.Dots, _function != null) switch
        {
            (2, _) => (bare, bare, bare),
            (1, true) => (InNamespace(bare), bare, bare),
            (1, false) => (bare, InNamespace(bare), bare),
            (_, true) when isCall => (InNamespace(bare), bare, InFunction(bare)),
            (_, true) => (InFunction(bare), InNamespace(bare), bare),
            _ => (InNamespace(bare), bare, bare),
        };
        if (collecting)
        {
            return first;
        }

        string? found = symbols.Find(first) != null ? first
            : symbols.Find(second) != null ? second
            : symbols.Find(third) != null ? third
            : null;
        if (found == null && !options.Cosmos)
        {
            Error(name.Position, "XS0203", $"'{text}' is not defined{Suggestions.For(bare, ShortNames())}"
                + "; what another file defines needs 'extern'");
        }

        return Escaped(found ?? first);
    }

    /// <summary>A name of another namespace: what this file does not define, another one must.</summary>
    private string ResolveQualified(string name, Position position)
    {
        if (collecting)
        {
            symbols.Add(new Symbol(name, SymbolKind.External, 0, null, position));
        }
        else if (!options.Cosmos && symbols.Find(name) is { Kind: SymbolKind.External } && _declared.Add(name))
        {
            _externs.Append("extern ").Append(Escaped(name)).Append('\n');
        }

        return Escaped(name);
    }

    private readonly System.Text.StringBuilder _externs = new();

    private string Spell(Name name)
    {
        string? text = name.Resolve(_variables);
        if (text == null)
        {
            Error(name.Position, "XS0204", $"'#{name.Pasted![0].Text}' is no repetition variable here");
        }

        return text ?? name.Text;
    }

    /// <summary>Names as a person would write them in the current place.</summary>
    private IEnumerable<string> ShortNames()
    {
        string space = InNamespace("");
        string local = InFunction("");
        foreach (string name in Vocabulary.Registers)
        {
            yield return name;
        }

        foreach (string name in symbols.Names)
        {
            yield return local.Length > 0 && name.StartsWith(local, System.StringComparison.Ordinal) ? name[local.Length..]
                : space.Length > 0 && name.StartsWith(space, System.StringComparison.Ordinal) ? name[space.Length..]
                : name;
        }
    }
}
