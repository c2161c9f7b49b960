using Helix.Sdk.XSharp.Machine;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>Gathers the terms of an address.</summary>
internal sealed class AddressBuilder(Register? register, Expression? displacement)
{
    public Register? Base { get; private set; } = register;

    public Register? Index { get; private set; }

    public int Scale { get; private set; } = 1;

    public Expression? Displacement { get; private set; } = displacement;

    /// <summary>Adds a register; false when there is no room for it or the scale is not 1, 2, 4 or 8.</summary>
    public bool TryAdd(Register added, Expression? scale)
    {
        long factor = scale is NumberExpression number ? number.Value : scale == null ? 1 : 0;
        if (factor is not (1 or 2 or 4 or 8))
        {
            return false;
        }

        if (Base == null && scale == null)
        {
            Base = added;
            return true;
        }

        if (Index != null)
        {
            return false;
        }

        Index = added;
        Scale = (int)factor;
        return true;
    }

    /// <summary>Adds a value to the displacement.</summary>
    public void Add(Expression value, bool negative)
    {
        if (Displacement != null)
        {
            Displacement = new BinaryExpression(negative ? "-" : "+", Displacement, value, value.Position);
        }
        else
        {
            Displacement = negative ? new UnaryExpression("-", value, value.Position) : value;
        }
    }
}
