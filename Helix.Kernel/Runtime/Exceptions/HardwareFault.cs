using System.Runtime;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Turns processor exceptions of managed code into .NET exceptions (NativeAOT's EHHelpers.cpp). The compiler leaves out
/// null and divisor checks because the processor makes them.
/// </summary>
public static unsafe class HardwareFault
{
    private const int DivideError = 0;
    private const int GeneralProtection = 13;
    private const int PageFault = 14;
    private const int AlignmentCheck = 17;

    /// <summary>Addresses below belong to a null reference with a field offset; they are never mapped.</summary>
    private const ulong NullRegionBytes = 0x10000;

    private const ulong DirectionFlag = 0x400;
    private const int HelperRanges = 3;

    private static ulong s_throwHelper;
    private static ulong s_barriersStart;
    private static ulong s_barriersEnd;
    private static ulong s_dispatchStart;
    private static ulong s_dispatchEnd;
    private static ulong s_copiesStart;
    private static ulong s_copiesEnd;

    /// <summary>
    /// Called by the interrupt handler of a fault, on the faulting thread's stack or another. When managed code caused it,
    /// changes the frame so that the return from the interrupt throws the exception, and returns true.
    /// Otherwise returns false and changes nothing. Does not block.
    /// </summary>
    /// <param name="frame">The interrupted context.</param>
    /// <param name="vector">Number of the processor exception (Intel SDM 3A, table 6-1).</param>
    /// <param name="faultAddress">CR2 of a page fault.</param>
    [RuntimeExport("HelixRaiseHardwareFault")]
    public static bool TryRaise(ref FaultFrame frame, int vector, ulong faultAddress)
    {
        if (CodeRanges.IsManaged(frame.Rip))
        {
            return TryClassify(frame, vector, faultAddress, out FaultCode code) && Raise(ref frame, code, frame.Rip);
        }

        if (vector == PageFault && faultAddress < NullRegionBytes && IsHelper(frame.Rip))
        {
            ulong returnAddress = *(ulong*)frame.Rsp;
            frame.Rsp += sizeof(ulong);
            return Raise(ref frame, FaultCode.HelperNullReference, returnAddress);
        }

        return vector is PageFault or GeneralProtection && frame.Rip >= s_copiesStart && frame.Rip < s_copiesEnd
            && TryClassify(frame, vector, faultAddress, out FaultCode copyFault) && RaiseInCaller(ref frame, copyFault);
    }

    /// <summary>Learns where <c>RhpThrowHwEx</c> is.</summary>
    internal static void SetThrowHelper(ulong address) => s_throwHelper = address;

    /// <summary>Learns where the helpers are that use references for their callers.</summary>
    internal static void RegisterHelpers()
    {
        ulong* ranges = stackalloc ulong[2 * HelperRanges];
        GetHelpers(ranges);
        s_barriersStart = ranges[0];
        s_barriersEnd = ranges[1];
        s_dispatchStart = ranges[2];
        s_dispatchEnd = ranges[3];
        s_copiesStart = ranges[4];
        s_copiesEnd = ranges[5];
    }

    /// <summary>Where <c>RhpStackProbe</c> begins, which touches a large frame's pages.</summary>
    internal static ulong StackProbe => s_barriersEnd;

    private static bool IsHelper(ulong address) =>
        (address >= s_barriersStart && address < s_barriersEnd) || (address >= s_dispatchStart && address < s_dispatchEnd);

    private static bool TryClassify(in FaultFrame frame, int vector, ulong faultAddress, out FaultCode code)
    {
        code = FaultCode.NullReference;
        switch (vector)
        {
            case DivideError:
                code = DivideFault.IsDivisionByZero(frame) ? FaultCode.DivideByZero : FaultCode.Overflow;
                return true;
            case GeneralProtection:
                code = FaultCode.AccessViolation;
                return true;
            case PageFault:
                code = faultAddress < NullRegionBytes ? FaultCode.NullReference : FaultCode.AccessViolation;
                return true;
            case AlignmentCheck:
                code = FaultCode.DataMisaligned;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The call of a copy or fill counts as the instruction that was at fault, any byte of which stands for it.</summary>
    private static bool RaiseInCaller(ref FaultFrame frame, FaultCode code)
    {
        ulong returnAddress = *(ulong*)frame.Rsp;
        frame.Rsp += sizeof(ulong);
        return Raise(ref frame, code, returnAddress - 1);
    }

    private static bool Raise(ref FaultFrame frame, FaultCode code, ulong address)
    {
        frame.Rdi = (ulong)code;
        frame.Rsi = address;
        frame.Rip = s_throwHelper;
        frame.Rflags &= ~DirectionFlag;
        return true;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixFaultingHelpers")]
    private static extern void GetHelpers(ulong* ranges);
}
