namespace Helix.Tests.Unit.Build;

/// <summary>An unwind entry of a linked image together with the record that it leads to.</summary>
/// <param name="Start">Address of the code.</param>
/// <param name="IsFunclet">Whether it is a handler or filter.</param>
/// <param name="IsFilter">Whether it is a filter.</param>
/// <param name="FuncletDistance">Bytes from the start of the method; 0 for the method itself.</param>
/// <param name="IsReverseInvoke">Whether native code calls the method.</param>
/// <param name="Clauses">Address of the method's exception clauses, or 0.</param>
internal sealed record UnwindEntry(
    ulong Start, bool IsFunclet, bool IsFilter, int FuncletDistance, bool IsReverseInvoke, ulong Clauses);
