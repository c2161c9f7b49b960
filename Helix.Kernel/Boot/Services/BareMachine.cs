using System;
using System.Text;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Services;

/// <summary>The machine as the safe half of the kernel sees it. Bounds and ownership were checked before.</summary>
internal sealed unsafe class BareMachine : IHardware
{
    private const int LineCount = 16;
    private const int TimerLine = 0;
    private const int CascadeLine = 2;

    private static InterruptHandler?[]? s_handlers;

    public BareMachine() => s_handlers = new InterruptHandler?[LineCount];

    [NoHeapAllocation]
    public byte In8(ushort port) => Cpu.In8(port);

    [NoHeapAllocation]
    public ushort In16(ushort port) => Cpu.In16(port);

    [NoHeapAllocation]
    public uint In32(ushort port) => Cpu.In32(port);

    [NoHeapAllocation]
    public void Out8(ushort port, byte value) => Cpu.Out8(port, value);

    [NoHeapAllocation]
    public void Out16(ushort port, ushort value) => Cpu.Out16(port, value);

    [NoHeapAllocation]
    public void Out32(ushort port, uint value) => Cpu.Out32(port, value);

    public Result<nint> MapDevice(PhysicalAddress address, long sizeBytes, MemoryCaching caching)
    {
        ulong mapped = KernelAddressSpace.MapDevice(
            address.Value, (ulong)sizeBytes, caching == MemoryCaching.WriteCombining ? PageFlags.DeviceGathered : PageFlags.Device);
        return mapped == 0 ? Status.OutOfMemory : (nint)mapped;
    }

    [NoHeapAllocation]
    public byte Read8(nint address) => *(byte*)address;

    [NoHeapAllocation]
    public ushort Read16(nint address) => *(ushort*)address;

    [NoHeapAllocation]
    public uint Read32(nint address) => *(uint*)address;

    [NoHeapAllocation]
    public ulong Read64(nint address) => *(ulong*)address;

    [NoHeapAllocation]
    public void Write8(nint address, byte value) => *(byte*)address = value;

    [NoHeapAllocation]
    public void Write16(nint address, ushort value) => *(ushort*)address = value;

    [NoHeapAllocation]
    public void Write32(nint address, uint value) => *(uint*)address = value;

    [NoHeapAllocation]
    public void Write64(nint address, ulong value) => *(ulong*)address = value;

    [NoHeapAllocation]
    public void CopyTo(nint address, ReadOnlySpan<byte> source) => source.CopyTo(new Span<byte>((void*)address, source.Length));

    [NoHeapAllocation]
    public void Move(nint from, nint to, long sizeBytes) => Buffer.MemoryCopy((void*)from, (void*)to, sizeBytes, sizeBytes);

    public Status ConnectInterrupt(int line, InterruptHandler handler)
    {
        if (line is TimerLine or CascadeLine)
        {
            return Status.Busy;
        }

        if (line is < 0 or >= LineCount)
        {
            return Status.OutOfRange;
        }

        s_handlers![line] = handler;
        InterruptTable.Connect(line, &Handle, line);
        return Status.Ok;
    }

    public void DisconnectInterrupt(int line)
    {
        InterruptTable.Disconnect(line);
        s_handlers![line] = null;
    }

    public void NameThread(string name) => KernelThreads.RenameCurrent(Encoding.UTF8.GetBytes(name));

    public ISignal CreateSignal() => new KernelSignal();

    private static void Handle(nint line) => s_handlers![(int)line]?.Invoke();
}
