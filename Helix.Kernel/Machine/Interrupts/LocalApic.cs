using System.Threading;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Interrupts;

/// <summary>
/// The interrupt controller of each processor (Intel SDM 3A, chapter 11), by its registers in memory: every processor finds its own at the same
/// address. No function blocks; those that send are called with interrupts off, as they write two registers.
/// </summary>
public static unsafe class LocalApic
{
    private const uint BaseRegister = 0x1B;
    private const ulong EnabledInBase = 1 << 11;
    private const ulong X2InBase = 1 << 10;
    private const uint PresentFeature = 1 << 9;
    private const ulong RegisterBytes = 4096;
    private const uint EnabledInSpurious = 1 << 8;
    private const uint Masked = 1 << 16;
    private const uint ExternalMode = 7 << 8;
    private const uint NonMaskableMode = 4 << 8;
    private const uint InitMode = 5 << 8;
    private const uint StartMode = 6 << 8;
    private const uint LevelAssert = 1 << 14;
    private const uint Pending = 1 << 12;
    private const int SendAttempts = 1_000_000;

    private static byte* s_registers;

    /// <summary>Whether the controllers are in use.</summary>
    public static bool IsPresent => s_registers != null;

    /// <summary>Number of the running processor's controller.</summary>
    public static byte Id => (byte)(Read(LocalApicRegister.Id) >> 24);

    /// <summary>Maps the registers, and turns the boot processor's controller on.</summary>
    /// <param name="address">Their physical address.</param>
    /// <returns>False, and nothing is changed, if the processor has none, or the firmware has put it in a mode without registers in memory.</returns>
    public static bool Initialize(ulong address)
    {
        uint* features = stackalloc uint[4];
        Cpu.CpuId(1, 0, features);
        if ((features[3] & PresentFeature) == 0 || address == 0 || (Cpu.ReadMsr(BaseRegister) & X2InBase) != 0)
        {
            return false;
        }

        s_registers = (byte*)KernelAddressSpace.MapDevice(address, RegisterBytes);
        if (s_registers == null)
        {
            return false;
        }

        // The 8259 controllers' interrupts come in by the first input, as firmware leaves it on the processor that boots (11.5.1).
        EnableHere(ExternalMode, NonMaskableMode);
        return true;
    }

    /// <summary>Turns the controller of a processor that starts on. It takes messages of other processors and its own timer's.</summary>
    public static void EnableHere() => EnableHere(Masked, Masked);

    /// <summary>Tells the controller that its interrupt is handled.</summary>
    public static void Acknowledge() => Write(LocalApicRegister.EndOfInterrupt, 0);

    /// <summary>Interrupts another processor.</summary>
    /// <param name="apicId">Its controller.</param>
    /// <param name="vector">With this vector.</param>
    public static void Interrupt(byte apicId, InterruptVector vector) => Send(apicId, (uint)vector | LevelAssert);

    /// <summary>Interrupts another processor, whatever it does.</summary>
    public static void InterruptAnyway(byte apicId) => Send(apicId, NonMaskableMode | LevelAssert);

    /// <summary>Resets another processor, which then waits to be started.</summary>
    public static void Reset(byte apicId) => Send(apicId, InitMode | LevelAssert);

    /// <summary>Starts a processor that was reset.</summary>
    /// <param name="apicId">Its controller.</param>
    /// <param name="page">Number of the 4 KiB page below 1 MiB where it starts, in real mode.</param>
    public static void Start(byte apicId, byte page) => Send(apicId, StartMode | LevelAssert | page);

    internal static uint Read(LocalApicRegister register) => Volatile.Read(ref *(uint*)(s_registers + (int)register));

    internal static void Write(LocalApicRegister register, uint value) => Volatile.Write(ref *(uint*)(s_registers + (int)register), value);

    private static void EnableHere(uint firstInput, uint secondInput)
    {
        Cpu.WriteMsr(BaseRegister, Cpu.ReadMsr(BaseRegister) | EnabledInBase);
        Write(LocalApicRegister.TaskPriority, 0);
        Write(LocalApicRegister.Timer, Masked);
        Write(LocalApicRegister.FirstInput, firstInput);
        Write(LocalApicRegister.SecondInput, secondInput);
        Write(LocalApicRegister.Error, Masked);
        Write(LocalApicRegister.Spurious, EnabledInSpurious | (uint)InterruptVector.Spurious);
    }

    /// <summary>Writing the lower half of the command sends it (11.6.1).</summary>
    private static void Send(byte apicId, uint command)
    {
        Write(LocalApicRegister.CommandHigh, (uint)apicId << 24);
        Write(LocalApicRegister.CommandLow, command);
        for (int i = 0; i < SendAttempts && (Read(LocalApicRegister.CommandLow) & Pending) != 0; i++)
        {
            Cpu.Pause();
        }
    }
}
