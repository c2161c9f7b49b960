using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Types;

/// <summary>What a dispatch cell calls, in the class library's own layout (Internal.Runtime.DispatchCellInfo).</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal unsafe struct DispatchCellInfo
{
    [FieldOffset(0)] public DispatchCellKind Kind;
    [FieldOffset(8)] public void* InterfaceType;
    [FieldOffset(16)] public ushort InterfaceSlot;
    [FieldOffset(18)] public byte HasCache;
    [FieldOffset(20)] public uint MetadataToken;
    [FieldOffset(24)] public uint VTableOffset;
}

/// <summary>How a dispatch cell names its target.</summary>
internal enum DispatchCellKind
{
    InterfaceAndSlot = 0,
    MetadataToken = 1,
    VTableOffset = 2,
}
