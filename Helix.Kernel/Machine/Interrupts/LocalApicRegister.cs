namespace Helix.Kernel.Machine.Interrupts;

/// <summary>Offsets of the local APIC's registers (Intel SDM 3A, table 11-1).</summary>
internal enum LocalApicRegister
{
    Id = 0x20,
    TaskPriority = 0x80,
    EndOfInterrupt = 0xB0,
    Spurious = 0xF0,
    CommandLow = 0x300,
    CommandHigh = 0x310,
    Timer = 0x320,
    FirstInput = 0x350,
    SecondInput = 0x360,
    Error = 0x370,
    TimerInitialCount = 0x380,
    TimerCurrentCount = 0x390,
    TimerDivide = 0x3E0,
}
