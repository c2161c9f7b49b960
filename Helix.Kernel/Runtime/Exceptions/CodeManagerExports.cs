using System.Runtime;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>What reflection, delegates and stack traces ask about code addresses (RuntimeImports.cs).</summary>
internal static unsafe class CodeManagerExports
{
    private const byte JumpRelative = 0xe9;
    private const ushort JumpIndirect = 0x25ff;
    private const uint AddEightToThis = 0x08c78348;

    /// <summary>Start of the method whose body or funclet holds the address; 0 for other code.</summary>
    [RuntimeExport("RhFindMethodStartAddress")]
    public static nint FindMethodStart(ulong address)
    {
        FrameInfo frame;
        return UnwindTables.TryFind(address, &frame) ? (nint)frame.MethodStart : 0;
    }

    /// <summary>The method behind an unboxing stub (<c>add rdi, 8; jmp method</c>); any other address is returned as it is.</summary>
    [RuntimeExport("RhGetCodeTarget")]
    public static nint GetCodeTarget(ulong address)
    {
        if (!CodeRanges.IsUnboxingStub(address) || *(uint*)address != AddEightToThis)
        {
            return (nint)address;
        }

        byte* jump = (byte*)address + 4;
        if (*jump == JumpRelative)
        {
            return (nint)(jump + 5 + *(int*)(jump + 1));
        }

        return *(ushort*)jump == JumpIndirect ? *(nint*)(jump + 6 + *(int*)(jump + 2)) : (nint)address;
    }

    /// <summary>The method behind a stub that unboxes and adds a generic context; 0 for other code.</summary>
    [RuntimeExport("RhGetTargetOfUnboxingAndInstantiatingStub")]
    public static nint GetTargetOfStub(ulong address) =>
        UnwindTables.TryDescribe(address, out FrameDescription description)
            ? (nint)LanguageData.AssociatedData(description.LanguageData)
            : 0;
}
