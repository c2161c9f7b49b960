using System.Runtime;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Machine.Processor;

/// <summary>
/// What of the vector registers interrupts and pre-emption keep: XMM and x87 by FXSAVE, or, where the processor has AVX, YMM as well by XSAVE (Intel
/// SDM 1, chapter 13). All of it is kept at every interrupt, as handlers are compiled code that uses XMM; a switch that a thread asks for keeps
/// nothing, as by the calling convention no vector register outlives a call.
/// </summary>
public static unsafe class VectorState
{
    private const uint XsaveFeature = 1 << 26;
    private const uint AvxFeature = 1 << 28;
    private const uint StateLeaf = 0xD;

    /// <summary>x87, SSE and AVX.</summary>
    private const uint Components = 7;

    /// <summary>Room that interrupt entry has for them.</summary>
    private const uint MostBytes = 832;

    private static bool s_isExtended;

    /// <summary>Whether YMM registers are kept.</summary>
    public static bool IsExtended => s_isExtended;

    /// <summary>Finds out what the processor that boots has, and keeps that from now on. Interrupts are off.</summary>
    public static void Initialize()
    {
        uint* registers = stackalloc uint[4];
        if (!HasAvx(registers))
        {
            return;
        }

        Enable(Components);
        // EBX: bytes for what is enabled now (SDM 2A, CPUID).
        Cpu.CpuId(StateLeaf, 0, registers);
        s_isExtended = registers[1] <= MostBytes;
        if (s_isExtended)
        {
            SetComponents(Components);
        }
    }

    /// <summary>Prepares a further processor, before its first interrupt.</summary>
    /// <returns>False if it lacks what the first one has.</returns>
    public static bool EnableHere()
    {
        if (!s_isExtended)
        {
            return true;
        }

        uint* registers = stackalloc uint[4];
        if (!HasAvx(registers))
        {
            return false;
        }

        Enable(Components);
        return true;
    }

    private static bool HasAvx(uint* registers)
    {
        Cpu.CpuId(1, 0, registers);
        return (registers[2] & XsaveFeature) != 0 && (registers[2] & AvxFeature) != 0;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixEnableVectorComponents")]
    private static extern void Enable(ulong components);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixSetVectorComponents")]
    private static extern void SetComponents(uint components);
}
