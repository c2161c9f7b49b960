namespace Helix.Kernel.Machine.Interrupts;

/// <summary>Vectors with a fixed meaning (Intel SDM 3A, table 6-1) and those that Helix assigns.</summary>
public enum InterruptVector
{
    DivideError = 0,
    NonMaskable = 2,
    Breakpoint = 3,
    InvalidOpcode = 6,
    DoubleFault = 8,
    GeneralProtection = 13,
    PageFault = 14,
    MachineCheck = 18,

    /// <summary>First of the 16 lines of the two 8259 controllers.</summary>
    FirstLine = 0x20,
}
