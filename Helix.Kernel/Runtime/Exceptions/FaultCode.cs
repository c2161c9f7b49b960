namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>The fault codes that the class library's RhThrowHwEx turns into exceptions (EH.cs, HwExceptionCode).</summary>
internal enum FaultCode : uint
{
    /// <summary>A null reference was used; the address is the faulting instruction.</summary>
    NullReference = 0,

    /// <summary>A helper was given a null reference; the address is a return address into its caller.</summary>
    HelperNullReference = 0x42,

    DataMisaligned = 0x80000002,
    AccessViolation = 0xC0000005,
    DivideByZero = 0xC0000094,
    Overflow = 0xC0000095,
}
