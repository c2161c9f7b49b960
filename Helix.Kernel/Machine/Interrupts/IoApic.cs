using System.Threading;
using Helix.Kernel.Machine.Memory;

namespace Helix.Kernel.Machine.Interrupts;

/// <summary>
/// The I/O APIC with the inputs from 0 on (Intel 82093AA data sheet, 290566). Helix takes devices' interrupts by the 8259 controllers; all that is used
/// here is the delivery as a non-maskable interrupt. Used with interrupts off, as a register is chosen and then accessed; none of it blocks.
/// </summary>
public static unsafe class IoApic
{
    private const ulong RegisterBytes = 0x20;
    private const int Select = 0x00;
    private const int Window = 0x10;
    private const uint Version = 1;
    private const uint FirstEntry = 0x10;
    private const int LastInputShift = 16;
    private const uint LastInputMask = 0xFF;
    private const uint NonMaskableMode = 4 << 8;
    private const uint Masked = 1 << 16;
    private const int DestinationShift = 24;

    private static byte* s_registers;

    /// <summary>Maps the registers; changes nothing.</summary>
    /// <param name="address">Their physical address.</param>
    /// <param name="input">An input.</param>
    /// <returns>Whether the controller is there and has that input.</returns>
    public static bool Initialize(ulong address, uint input)
    {
        s_registers = address == 0 ? null : (byte*)KernelAddressSpace.MapDevice(address, RegisterBytes);
        return s_registers != null && HasInput(Read(Version), input);
    }

    /// <summary>Lets an input interrupt a processor, whatever it does, at each rising edge.</summary>
    /// <param name="input">An input that there is.</param>
    /// <param name="apicId">The processor's local APIC.</param>
    public static void ConnectNonMaskable(uint input, byte apicId)
    {
        ulong entry = NonMaskableEntry(apicId);
        Write(IndexOf(input) + 1, (uint)(entry >> 32));
        Write(IndexOf(input), (uint)entry);
    }

    /// <summary>The same once more, after <see cref="Disconnect"/>, with the processor from before.</summary>
    public static void Reconnect(uint input) => Write(IndexOf(input), NonMaskableMode);

    /// <summary>Masks an input.</summary>
    public static void Disconnect(uint input) => Write(IndexOf(input), Masked);

    /// <summary>The entry of the redirection table (3.2.4): physical destination, rising edge as this mode demands, not masked; the vector is ignored.</summary>
    internal static ulong NonMaskableEntry(byte apicId) => NonMaskableMode | ((ulong)apicId << (DestinationShift + 32));

    /// <summary>Index of the lower half of an input's entry; the upper half follows.</summary>
    internal static uint IndexOf(uint input) => FirstEntry + (2 * input);

    /// <summary>Whether a controller whose version register (3.2.2) has this value has the input; one that is not there reads as all ones.</summary>
    internal static bool HasInput(uint version, uint input) => version != uint.MaxValue && input <= ((version >> LastInputShift) & LastInputMask);

    private static uint Read(uint index)
    {
        Volatile.Write(ref *(uint*)(s_registers + Select), index);
        return Volatile.Read(ref *(uint*)(s_registers + Window));
    }

    private static void Write(uint index, uint value)
    {
        Volatile.Write(ref *(uint*)(s_registers + Select), index);
        Volatile.Write(ref *(uint*)(s_registers + Window), value);
    }
}
