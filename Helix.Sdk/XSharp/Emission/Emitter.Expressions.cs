using System.Globalization;
using Helix.Sdk.XSharp.Binding;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Emission;

/// <summary>Values: computed here when they are numbers, left to the assembler when they need addresses.</summary>
internal sealed partial class Emitter
{
    /// <summary>Computes a value; false when it depends on addresses or is wrong.</summary>
    private bool TryEvaluate(Expression expression, out long value)
    {
        value = 0;
        switch (expression)
        {
            case NumberExpression number:
                value = number.Value;
                return true;
            case ConstantExpression constant:
                return TryConstant(constant, out value);
            case UnaryExpression unary when TryEvaluate(unary.Operand, out long operand):
                value = unary.Operator switch { "-" => -operand, "~" => ~operand, _ => operand == 0 ? 1 : 0 };
                return true;
            case BinaryExpression binary when TryEvaluate(binary.Left, out long left) && TryEvaluate(binary.Right, out long right):
                return TryCompute(binary, left, right, out value);
            default:
                return false;
        }
    }

    private bool TryConstant(ConstantExpression constant, out long value)
    {
        value = 0;
        if (_variables.TryGetValue(constant.Name, out value))
        {
            return true;
        }

        Symbol? symbol = symbols.Find(ConstantName(constant.Name));
        if (symbol is { IsBusy: true })
        {
            Error(constant.Position, "XS0209", $"constant '#{constant.Name}' depends on itself");
        }

        if (symbol?.Value == null || symbol.IsBusy)
        {
            return false;
        }

        if (symbol.Known is { } known)
        {
            value = known;
            return true;
        }

        symbol.IsBusy = true;
        bool good = TryEvaluate(symbol.Value, out value);
        symbol.IsBusy = false;
        if (good && !collecting)
        {
            symbol.Known = value;
        }

        return good;
    }

    private bool TryCompute(BinaryExpression binary, long left, long right, out long value)
    {
        if (right is 0 or -1 && binary.Operator is "/" or "%")
        {
            if (right == 0)
            {
                Error(binary.Position, "XS0205", "division by zero");
            }

            value = right == 0 || binary.Operator == "%" ? 0 : unchecked(-left);
            return true;
        }

        value = binary.Operator switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "%" => left % right,
            "&" => left & right,
            "|" => left | right,
            "^" => left ^ right,
            "<<" => right is < 0 or > 63 ? 0 : left << (int)right,
            ">>" => right is < 0 or > 63 ? 0 : (long)((ulong)left >> (int)right),
            "=" => left == right ? 1 : 0,
            "!=" => left != right ? 1 : 0,
            "<" => left < right ? 1 : 0,
            ">" => left > right ? 1 : 0,
            "<=" => left <= right ? 1 : 0,
            ">=" => left >= right ? 1 : 0,
            "&&" => left != 0 && right != 0 ? 1 : 0,
            _ => left != 0 || right != 0 ? 1 : 0,
        };
        return true;
    }

    /// <summary>Computes a value that must be a number here and now.</summary>
    private bool TryNumber(Expression expression, string what, long minimum, long maximum, out long value)
    {
        if (!TryEvaluate(expression, out value))
        {
            Format(expression);
            Error(expression.Position, "XS0206", $"{what} must be a number that the compiler knows");
            return false;
        }

        if (value < minimum || value > maximum)
        {
            Error(expression.Position, "XS0207", $"{what} must be between {minimum} and {maximum}, not {value}");
            return false;
        }

        return true;
    }

    private string ConstantName(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot < 0 ? InNamespace("Const_" + name) : name[..dot].Replace('.', '_') + "_Const_" + name[(dot + 1)..];
    }

    /// <summary>How many addresses a value adds up to: 0 for a number, 1 for an address.</summary>
    private static int CountAddresses(Expression expression) => expression switch
    {
        LabelExpression or HereExpression => 1,
        UnaryExpression { Operator: "-" } unary => -CountAddresses(unary.Operand),
        BinaryExpression { Operator: "+" } binary => CountAddresses(binary.Left) + CountAddresses(binary.Right),
        BinaryExpression { Operator: "-" } binary => CountAddresses(binary.Left) - CountAddresses(binary.Right),
        _ => 0,
    };

    /// <summary>Whether a value names a label anywhere.</summary>
    private static bool HasAddress(Expression expression) => expression switch
    {
        LabelExpression or HereExpression => true,
        UnaryExpression unary => HasAddress(unary.Operand),
        BinaryExpression binary => HasAddress(binary.Left) || HasAddress(binary.Right),
        _ => false,
    };

    /// <summary>Writes a value in NASM's form.</summary>
    private string Format(Expression expression) =>
        TryEvaluate(expression, out long value) ? FormatNumber(value) : FormatSymbolic(expression);

    private string FormatSymbolic(Expression expression)
    {
        switch (expression)
        {
            case LabelExpression label:
                return Resolve(label.Name, false);
            case HereExpression:
                return "$";
            case ConstantExpression constant:
                return FormatConstant(constant);
            case UnaryExpression unary:
                return unary.Operator + "(" + Format(unary.Operand) + ")";
            case BinaryExpression binary:
                string left = Format(binary.Left);
                string right = Format(binary.Right);
                string spelling = binary.Operator is "/" or "%" ? binary.Operator + binary.Operator : binary.Operator;
                return binary.Operator is "+" or "-" && binary.Right is not BinaryExpression
                    ? $"{left} {spelling} {right}"
                    : $"({left}) {spelling} ({right})";
            default:
                return "0";
        }
    }

    private string FormatConstant(ConstantExpression constant)
    {
        string name = ConstantName(constant.Name);
        Symbol? symbol = symbols.Find(name);
        if (symbol == null && !options.Cosmos)
        {
            Error(constant.Position, "XS0208", $"constant '#{constant.Name}' is not defined{Suggestions.For(constant.Name, ConstantNames())}");
        }

        return name;
    }

    private System.Collections.Generic.IEnumerable<string> ConstantNames()
    {
        string prefix = InNamespace("Const_");
        foreach (string name in symbols.Names)
        {
            if (name.StartsWith(prefix, System.StringComparison.Ordinal))
            {
                yield return name[prefix.Length..];
            }
        }
    }

    private static string FormatNumber(long value) => value switch
    {
        >= 0 and < 10 => value.ToString(CultureInfo.InvariantCulture),
        < 0 and > long.MinValue => "-0x" + (-value).ToString("X", CultureInfo.InvariantCulture),
        _ => "0x" + value.ToString("X", CultureInfo.InvariantCulture),
    };
}
