using System.Runtime;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>The exception clauses as the class library's dispatcher reads them (InternalCalls.cs).</summary>
internal static unsafe class ClauseExports
{
    /// <summary>Starts at the first clause of the walk's current method; false when it has none.</summary>
    [RuntimeExport("RhpEHEnumInitFromStackFrameIterator")]
    public static bool Init(StackFrameIterator* iterator, MethodRegion* region, ClauseEnumerator* clauses)
    {
        *region = default;
        region->HotStart = iterator->Frame.MethodStart;
        return clauses->Start(iterator->Frame.MethodStart, iterator->Frame.Clauses);
    }

    /// <summary>Decodes the next clause; false when there is none.</summary>
    [RuntimeExport("RhpEHEnumNext")]
    public static bool Next(ClauseEnumerator* clauses, ExceptionClause* clause) => clauses->Next(clause);
}
