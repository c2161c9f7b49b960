using System.Collections.Generic;
using System.Globalization;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>
/// A name as written: <c>Label</c> (this function), <c>.Name</c> (this namespace), <c>..Name</c> (exact),
/// <c>Other.Name</c> (another namespace), with repetition variables pasted to its end (<c>Stub#Vector</c>).
/// </summary>
/// <param name="Text">Spelling without pasted parts.</param>
/// <param name="Pasted">Repetition variables whose values follow the text; null when none.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record Name(string Text, IReadOnlyList<Token>? Pasted, Position Position)
{
    /// <summary>Number of leading dots.</summary>
    public int Dots => Text.StartsWith("..", System.StringComparison.Ordinal) ? 2 : Text[0] == '.' ? 1 : 0;

    /// <summary>Spelling with the values of the repetition variables, or null when one is unknown.</summary>
    public string? Resolve(IReadOnlyDictionary<string, long> variables)
    {
        if (Pasted == null)
        {
            return Text;
        }

        string text = Text;
        foreach (Token token in Pasted)
        {
            if (!variables.TryGetValue(token.Text, out long value))
            {
                return null;
            }

            text += value.ToString(CultureInfo.InvariantCulture);
        }

        return text;
    }
}
