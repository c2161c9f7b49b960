using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Decodes the clauses of a method, innermost first: a count, then per clause the start of the protected code, its
/// length × 4 + kind, the handler's offset, and a 4-byte self-relative pointer to the caught type or the filter's offset.
/// Held in the 32 opaque bytes of the class library's EHEnum.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
internal unsafe struct ClauseEnumerator
{
    /// <summary>Size of the structure.</summary>
    public const int SizeBytes = 32;

    [FieldOffset(0)] private byte* _methodStart;
    [FieldOffset(8)] private byte* _cursor;
    [FieldOffset(16)] private uint _remaining;

    /// <summary>Starts at the first clause; false when there are none.</summary>
    public bool Start(byte* methodStart, byte* clauses)
    {
        _methodStart = methodStart;
        _cursor = clauses;
        _remaining = clauses == null ? 0 : Encoded.Native(ref _cursor);
        return _remaining != 0;
    }

    /// <summary>Decodes the next clause; false when there is none.</summary>
    public bool Next(ExceptionClause* clause)
    {
        if (_remaining == 0)
        {
            return false;
        }

        _remaining--;
        byte* cursor = _cursor;
        *clause = default;
        clause->TryStart = Encoded.Native(ref cursor);
        uint lengthAndKind = Encoded.Native(ref cursor);
        clause->TryEnd = clause->TryStart + (lengthAndKind >> 2);
        clause->Kind = lengthAndKind & 3;
        clause->Handler = _methodStart + Encoded.Native(ref cursor);
        switch (clause->Kind)
        {
            case ExceptionClause.Typed:
                clause->CaughtType = Encoded.SelfRelative(ref cursor);
                break;
            case ExceptionClause.Filtered:
                clause->Filter = _methodStart + Encoded.Native(ref cursor);
                break;
        }

        _cursor = cursor;
        return true;
    }
}
