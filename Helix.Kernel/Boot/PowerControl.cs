using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Boot;

/// <summary>Ends or restarts the machine. Nothing here returns.</summary>
internal static class PowerControl
{
    private const ushort DebugExit = 0xF4;
    private const ushort KeyboardCommand = 0x64;
    private const byte PulseReset = 0xFE;

    /// <summary>Ends an emulator that has QEMU's isa-debug-exit device; halts all processors of any other machine.</summary>
    public static void Stop(ExitStatus status)
    {
        Cpu.Isolate();
        Processors.HaltOthers();
        Cpu.Out8(DebugExit, (byte)status);
        while (true)
        {
            Cpu.Halt();
        }
    }

    /// <summary>Switches the machine off: QEMU's and Bochs' ports first, for real machines a halt is all there is.</summary>
    /// <param name="exitStatus">0 for success; else what the emulator shall report, 1 to 127.</param>
    public static void PowerOff(int exitStatus)
    {
        const ushort AcpiControlQ35 = 0x604;
        const ushort SleepTypeS5 = 0x2000;
        Cpu.Out8(DebugExit, exitStatus == 0 ? (byte)ExitStatus.Success : (byte)(exitStatus & 0x7F));
        Cpu.Out16(AcpiControlQ35, SleepTypeS5);
        Stop(ExitStatus.Success);
    }

    /// <summary>Restarts through the keyboard controller's reset line (IBM PC/AT Technical Reference, 8042 output port).</summary>
    public static void Restart()
    {
        Cpu.Out8(KeyboardCommand, PulseReset);
        while (true)
        {
            Cpu.Halt();
        }
    }
}
