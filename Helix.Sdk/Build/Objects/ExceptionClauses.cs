using System;
using System.Collections.Generic;

namespace Helix.Sdk.Build.Objects;

/// <summary>
/// Reads the clauses that ILC emits for a method with exception handling (symbol <c>__ehinfo_</c>method): a count, then for
/// each clause start of the try region, length and kind, handler, and a type (relative, 4 bytes) or a filter. Numbers are
/// in the variable-length form of the native format: the count of low one bits tells the length.
/// </summary>
public static class ExceptionClauses
{
    private const uint TypedKind = 0;
    private const uint FilterKind = 2;

    /// <summary>Finds where a method's filters start.</summary>
    /// <param name="clauses">The method's clause data.</param>
    /// <returns>Offsets from the start of the method, bytes.</returns>
    public static HashSet<uint> FilterOffsets(ReadOnlySpan<byte> clauses)
    {
        var filters = new HashSet<uint>();
        for (uint count = ReadNumber(ref clauses); count > 0; count--)
        {
            _ = ReadNumber(ref clauses);
            uint kind = ReadNumber(ref clauses) & 3;
            _ = ReadNumber(ref clauses);
            if (kind == TypedKind)
            {
                clauses = clauses[4..];
            }
            else if (kind == FilterKind)
            {
                filters.Add(ReadNumber(ref clauses));
            }
        }

        return filters;
    }

    /// <summary>Reads one number of the native format.</summary>
    /// <param name="data">The data; moved behind the number.</param>
    /// <returns>The number.</returns>
    public static uint ReadNumber(ref ReadOnlySpan<byte> data)
    {
        int ones = Math.Min(System.Numerics.BitOperations.TrailingZeroCount(~(uint)data[0]), 4);
        int length = ones + 1;
        uint value = 0;
        for (int i = length - 1; i >= (ones == 4 ? 1 : 0); i--)
        {
            value = (value << 8) | data[i];
        }

        data = data[length..];
        return ones == 4 ? value : value >> length;
    }
}
