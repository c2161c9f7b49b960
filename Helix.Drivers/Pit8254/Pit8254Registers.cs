using System;

namespace Helix.Drivers.Pit8254;

/// <summary>
/// The 8254 interval timer (Intel 8254 data sheet, Programming the 8254) and the port that gates its channel 2 in a PC (Intel 82801 data
/// sheet, NMI Status and Control register).
/// </summary>
public static class Pit8254Registers
{
    /// <summary>Offset in the timer's ports (0x42): counter of channel 2.</summary>
    public const int Channel2 = 0;

    /// <summary>Offset in the timer's ports (0x43): control word.</summary>
    public const int Control = 1;

    /// <summary>Steps of the counter in a second.</summary>
    public const int FrequencyHz = 1_193_182;

    /// <summary>The largest count that is loaded at once.</summary>
    public const int LargestCount = 0xFFFF;

    /// <summary>Control word: channel 2, low byte then high byte, mode 0 (output goes high at zero), binary.</summary>
    public const byte Channel2OneShot = 0b10_11_000_0;
}

/// <summary>Port 0x61.</summary>
[Flags]
public enum SpeakerGate : byte
{
    /// <summary>Counter held, speaker off.</summary>
    None = 0,

    /// <summary>Channel 2 counts.</summary>
    Gate = 1 << 0,

    /// <summary>The output of channel 2 reaches the speaker.</summary>
    Speaker = 1 << 1,

    /// <summary>Read only: the output of channel 2.</summary>
    Output = 1 << 5,
}
