using System.Collections.Generic;
using System.Linq;
using System.Text;
using Helix.Sdk.XSharp.Machine;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>Declarations, data and directives.</summary>
internal sealed partial class Parser
{
    private NamespaceStatement? ParseNamespace(Position position)
    {
        _at++;
        return ExpectName("the name of the namespace") is { } name ? new NamespaceStatement(name.Text, position) : null;
    }

    private ConstStatement? ParseConst(Position position)
    {
        _at++;
        if (ExpectName("the name of the constant") is not { } name || !Expect("="))
        {
            return null;
        }

        return ParseExpression() is { } value ? new ConstStatement(name, value, position) : null;
    }

    /// <summary><c>var Name</c>, <c>var Name size</c>, <c>var Name size[count]</c>, each perhaps with <c>= values</c>.</summary>
    private VarStatement? ParseVar(Position position, bool isGlobal)
    {
        _at++;
        if (ExpectName("the name of the variable") is not { } name)
        {
            return null;
        }

        int bits = AcceptSize();
        Expression? count = null;
        if (Accept("["))
        {
            count = ParseExpression();
            if (count == null || !Expect("]"))
            {
                return null;
            }

            bits = bits == 0 ? 8 : bits;
        }

        if (!Accept("="))
        {
            return new VarStatement(name, bits, count, [], isGlobal, position);
        }

        if (ParseItems() is not { } items)
        {
            return null;
        }

        if (AcceptWord("as"))
        {
            bits = AcceptSize();
        }

        bool isText = bits == 0 && items is [{ Text: not null }];
        if (isText)
        {
            items.Add(new DataItem(new NumberExpression(0, position), null));
        }

        return new VarStatement(name, isText ? 8 : bits, count, items, isGlobal, position);
    }

    /// <summary>Parses data; a comma, or the <c>=</c> before, at the end of a line continues on the next.</summary>
    private List<DataItem>? ParseItems()
    {
        var items = new List<DataItem>();
        do
        {
            if (tokens[_at - 1].Is(",") || tokens[_at - 1].Is("="))
            {
                SkipLineEnds();
            }

            if (Current.Kind == TokenKind.Text && (Following.Kind != TokenKind.Operator || Following.Text is "," or "}"))
            {
                items.Add(new DataItem(null, Current.Text));
                _at++;
            }
            else if (ParseExpression() is { } value)
            {
                items.Add(new DataItem(value, null));
            }
            else
            {
                return null;
            }
        }
        while (Accept(","));
        return items;
    }

    /// <summary><c>extern A, B</c>; <c>extern function A</c> and <c>extern var A size</c> for this namespace.</summary>
    private ExternStatement? ParseExtern(Position position)
    {
        _at++;
        bool inNamespace = AcceptWord("function") || AcceptWord("var");
        var names = new List<Name>();
        do
        {
            if (ExpectName("the name of the symbol") is not { } name)
            {
                return null;
            }

            names.Add(name);
        }
        while (Accept(","));
        return new ExternStatement(names, inNamespace, AcceptSize(), position);
    }

    private Statement? ParseGlobal(Position position)
    {
        _at++;
        if (Current.Kind == TokenKind.Name && Following.Is(":"))
        {
            return ParseLabel(position, true);
        }

        switch (Current.Kind == TokenKind.Name ? Current.Text.ToLowerInvariant() : "")
        {
            case "function" or "interrupt" or "naked":
                return ParseFunction(position, true);
            case "var":
                return ParseVar(position, true);
            default:
                Error("XS0129", "'function', 'interrupt', 'var' or a label must follow 'global'");
                return null;
        }
    }

    private SectionStatement? ParseSection(Position position)
    {
        _at++;
        if (Current.Kind is not (TokenKind.Name or TokenKind.Text) || Current.Text.Length == 0 || !Current.Text.All(IsSectionCharacter))
        {
            Error("XS0115", $"the name of the section is expected instead of '{Shown(Current)}'");
            return null;
        }

        string name = Current.Text;
        _at++;
        var attributes = new StringBuilder();
        while (!AtLineEnd)
        {
            Token token = Current;
            switch (token.Kind == TokenKind.Name ? token.Text.ToLowerInvariant() : "")
            {
                case "align" when Following.Kind == TokenKind.Number:
                    attributes.Append(" align=").Append(Following.Text);
                    _at += 2;
                    break;
                case "exec" or "noexec" or "write" or "nowrite" or "alloc" or "noalloc" or "progbits" or "nobits" or "note" or "tls":
                    attributes.Append(' ').Append(token.Text.ToLowerInvariant());
                    _at++;
                    break;
                default:
                    Error("XS0130", $"'{Shown(token)}' is no attribute of a section: exec, noexec, write, nowrite, alloc, noalloc, "
                        + "progbits, nobits, note, align N");
                    return null;
            }
        }

        return new SectionStatement(name, attributes.ToString(), position);
    }

    private static bool IsSectionCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '$';

    private BitsStatement? ParseBits(Position position)
    {
        _at++;
        if (Current.Kind == TokenKind.Number && Current.Value is 16 or 32 or 64)
        {
            int bits = (int)Current.Value;
            _at++;
            return new BitsStatement(bits, position);
        }

        Error("XS0131", "16, 32 or 64 must follow 'bits'");
        return null;
    }

    private ReserveStatement? ParseReserve(Position position)
    {
        _at++;
        int bits = AcceptSize();
        if (bits != 0 && Accept("["))
        {
            Expression? count = ParseExpression();
            return count != null && Expect("]") ? new ReserveStatement(bits, count, position) : null;
        }

        return ParseExpression() is { } value ? new ReserveStatement(bits == 0 ? 8 : bits, value, position) : null;
    }

    /// <summary><c>function Name {</c>, <c>interrupt Name {</c>, <c>naked function Name {</c>.</summary>
    private FunctionStatement? ParseFunction(Position position, bool isGlobal)
    {
        FunctionForm form = AcceptWord("naked") ? FunctionForm.Naked : AcceptWord("interrupt") ? FunctionForm.Interrupt : FunctionForm.Plain;
        if (form != FunctionForm.Interrupt && !AcceptWord("function"))
        {
            Error("XS0133", "'function' must follow 'naked'");
            return null;
        }

        if (ExpectName("the name of the function") is not { } name)
        {
            return null;
        }

        if (_inFunction)
        {
            diagnostics.Error(position, "XS0132", "a function cannot stand inside another; is a '}' missing before it?");
        }

        bool outer = _inFunction;
        _inFunction = true;
        List<Statement> body = ParseBlock(out Position end);
        _inFunction = outer;
        return new FunctionStatement(name, form, isGlobal, body, end, position);
    }

    private bool _inFunction;
}
