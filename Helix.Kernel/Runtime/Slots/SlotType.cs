using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Slots;

/// <summary>What belongs to all slots of one contract: the type made for them, and the code of the objects that answer for them.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct SlotType
{
    /// <summary>The type's method table.</summary>
    public byte* MethodTable;

    /// <summary>The one made before; types are never taken away.</summary>
    public SlotType* Next;

    /// <summary>Number of functions.</summary>
    public int FunctionCount;

    /// <summary>For each function the code of the answering class.</summary>
    public nint* Answers;
}
