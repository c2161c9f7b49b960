namespace Helix.Sdk.XSharp.Syntax;

/// <summary>What <c>if</c> and <c>while</c> test.</summary>
/// <param name="Relation">The relation or flag, by the suffix of its conditional jump; empty for <c>true</c>.</param>
/// <param name="Left">First operand of a comparison; null when only the flags are read.</param>
/// <param name="Right">Second operand of a comparison.</param>
/// <param name="IsTest">Whether the operands are tested (<c>?&amp;</c>) instead of compared.</param>
internal sealed record Condition(string Relation, Operand? Left, Operand? Right, bool IsTest, Position Position)
{
    /// <summary>The suffix of the jump that is taken when the condition does not hold.</summary>
    public string Inverse => Relation switch
    {
        "b" => "ae",
        "a" => "be",
        "e" => "ne",
        "ne" => "e",
        "be" => "a",
        "ae" => "b",
        "l" => "ge",
        "g" => "le",
        "le" => "g",
        "ge" => "l",
        _ => Relation[0] == 'n' ? Relation[1..] : "n" + Relation,
    };
}
