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

    /// <summary>The local APIC's timer.</summary>
    Timer = 0x40,

    /// <summary>Another processor has something for this one to do.</summary>
    Message = 0xF0,

    /// <summary>What a local APIC delivers when an interrupt went away; is not acknowledged.</summary>
    Spurious = 0xFF,
}
