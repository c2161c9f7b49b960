using System.Runtime.InteropServices;

namespace Helix.Kernel.Machine.Processor;

/// <summary>What the first instructions of a processor find at the end of their page (<c>Trampoline.xs</c>).</summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
internal struct TrampolineParameters
{
    /// <summary>Size.</summary>
    public const int SizeBytes = 48;

    /// <summary>Where in the page.</summary>
    public const int Offset = 4096 - SizeBytes;

    /// <summary>Physical address of the 64-bit part: where the far jump goes.</summary>
    [FieldOffset(0)] public uint LongMode;

    /// <summary>Code selector of the far jump.</summary>
    [FieldOffset(4)] public ushort Selector;

    /// <summary>Page tables that map the page where it is.</summary>
    [FieldOffset(8)] public uint BootTables;

    /// <summary>The kernel's page tables.</summary>
    [FieldOffset(16)] public ulong Tables;

    /// <summary>One past the highest address of the processor's stack.</summary>
    [FieldOffset(24)] public ulong Stack;

    /// <summary>The processor's number.</summary>
    [FieldOffset(32)] public ulong Index;

    /// <summary>Where the kernel goes on.</summary>
    [FieldOffset(40)] public ulong Entry;
}
