namespace Helix.Kernel.Boot;

/// <summary>What the system tells the emulator when it ends (port 0xF4: QEMU exits with twice this plus one).</summary>
internal enum ExitStatus : byte
{
    /// <summary>Ended in order.</summary>
    Success = 0x10,

    /// <summary>Ended by a panic.</summary>
    Panic = 0x20,
}
