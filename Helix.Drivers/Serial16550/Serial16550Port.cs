using System;
using System.Diagnostics;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using static Helix.Drivers.Serial16550.Serial16550Registers;

namespace Helix.Drivers.Serial16550;

/// <summary>
/// A serial port of a PC; a class that derives from it declares which one, and for what. Received bytes are taken by the interrupt handler
/// into a ring; sending waits for the device to take the bytes. Configuration: <c>name.registers</c> and <c>name.line</c> move it,
/// <c>name.baud</c> sets the rate (default 115200).
/// </summary>
/// <param name="trigger">When the device interrupts.</param>
/// <param name="ringSize">How many received bytes are kept until somebody takes them; a power of two.</param>
public abstract class Serial16550Port(FifoControls trigger, int ringSize) : Module
{
    private const byte ScratchPattern = 0x5A;
    private static readonly TimeSpan SendTimeout = TimeSpan.FromMilliseconds(200);

    private readonly object _sendGate = new();
    private readonly ByteRing _received = new(ringSize);
    private readonly int _triggerBytes = trigger == FifoControls.TriggerAt14 ? 14 : 8;
    private IPortRange _ports = null!;
    private IInterruptLine _line = null!;
    private InterruptHandler _handler = null!;
    private volatile ISignal _signal = null!;
    private ISignal _own = null!;
    private int _releases;
    private long _lost;

    /// <summary>How many received bytes were lost because nobody took them, or because the device reported an overrun.</summary>
    public long LostBytes => Interlocked.Read(ref _lost);

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _ports = context.Resources.Ports("registers").Value;
        _line = context.Resources.Interrupt("line").Value;
        _own = context.CreateSignal();
        _signal = _own;
        _handler = OnInterrupt;
        return status.IsOk() && IsPresent() ? Status.Ok : Status.DeviceAbsent;
    }

    /// <inheritdoc />
    public override Status Start()
    {
        SetRate(Context.GetConfig("baud", BaseRate));
        _ports.Out8(FifoControl, (byte)(FifoControls.Enable | FifoControls.ResetReceiver | trigger));
        _ports.Out8(ModemControlOffset, (byte)(ModemControl.DataTerminalReady | ModemControl.RequestToSend | ModemControl.Out2));
        Status status = _line.Connect(_handler);
        if (status.IsOk())
        {
            _ports.Out8(InterruptEnable, (byte)InterruptEnables.ReceivedData);
        }

        return status;
    }

    /// <inheritdoc />
    public override Status Stop()
    {
        _ports.Out8(InterruptEnable, (byte)InterruptEnables.None);
        _line.Disconnect();
        return Status.Ok;
    }

    /// <inheritdoc />
    public override void ReleaseCallers()
    {
        _ = Interlocked.Increment(ref _releases);
        _signal.Set();
    }

    /// <summary>Sends all bytes; see <see cref="ISerialPort.Write"/>.</summary>
    public Status Write(ReadOnlySpan<byte> bytes)
    {
        lock (_sendGate)
        {
            while (bytes.Length > 0)
            {
                if (!WaitForTransmitter())
                {
                    return Status.TimedOut;
                }

                int chunk = Math.Min(bytes.Length, FifoDepth);
                for (int i = 0; i < chunk; i++)
                {
                    _ports.Out8(Data, bytes[i]);
                }

                bytes = bytes[chunk..];
            }
        }

        return Status.Ok;
    }

    /// <summary>Takes what has been received; see <see cref="ISerialPort.TryRead"/>.</summary>
    public int TryRead(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && _received.TryTake(out byte value))
        {
            buffer[count++] = value;
        }

        return count;
    }

    /// <summary>Waits for bytes; see <see cref="ISerialPort.Read"/>.</summary>
    public Result<int> Read(Span<byte> buffer, TimeSpan timeout)
    {
        if (buffer.IsEmpty)
        {
            return Status.InvalidArgument;
        }

        long start = Stopwatch.GetTimestamp();
        int releases = Volatile.Read(ref _releases);
        while (true)
        {
            int count = TryRead(buffer);
            if (count > 0)
            {
                return count;
            }

            TimeSpan left = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - Stopwatch.GetElapsedTime(start);
            bool isOver = timeout != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero;
            if (isOver || Volatile.Read(ref _releases) != releases)
            {
                return Status.TimedOut;
            }

            _ = _signal.Wait(left);
        }
    }

    /// <summary>Replaces the signal that is raised when bytes come; see <see cref="ISerialPort.NotifyWith"/>.</summary>
    public void NotifyWith(ISignal signal) => _signal = signal;

    /// <summary>
    /// Empties the receiver into the ring. The FIFO is read until it is empty, which also ends the interrupt (8.5, table III). What the
    /// interrupt says is there is read without asking for each byte, as each access to a port costs far more than the rest.
    /// </summary>
    [NoHeapAllocation]
    private void OnInterrupt()
    {
        LineStatus status = ReadStatus();
        if (_ports.In8(InterruptIdentification) == FifoTriggered)
        {
            _lost += (status & LineStatus.Overrun) != 0 ? 1 : 0;
            for (int i = 0; i < _triggerBytes; i++)
            {
                Receive();
            }

            status = ReadStatus();
        }

        while ((status & LineStatus.DataReady) != 0)
        {
            _lost += (status & LineStatus.Overrun) != 0 ? 1 : 0;
            Receive();
            status = ReadStatus();
        }

        _signal.Set();
    }

    [NoHeapAllocation]
    private void Receive()
    {
        if (!_received.TryAdd(_ports.In8(Data)))
        {
            _lost++;
        }
    }

    [NoHeapAllocation]
    private LineStatus ReadStatus() => (LineStatus)_ports.In8(LineStatusOffset);

    private bool IsPresent()
    {
        _ports.Out8(Scratch, ScratchPattern);
        bool present = _ports.In8(Scratch) == ScratchPattern;
        _ports.Out8(Scratch, unchecked((byte)~ScratchPattern));
        return present && _ports.In8(Scratch) == unchecked((byte)~ScratchPattern);
    }

    private void SetRate(int baud)
    {
        if (baud is <= 0 or > BaseRate || BaseRate / baud > ushort.MaxValue)
        {
            Context.Log.Write(LogLevel.Warning, $"{baud} baud cannot be had; using {BaseRate}");
            baud = BaseRate;
        }

        int divisor = BaseRate / baud;
        _ports.Out8(LineControlOffset, (byte)(LineControl.EightBits | LineControl.DivisorAccess));
        _ports.Out8(DivisorLow, (byte)divisor);
        _ports.Out8(DivisorHigh, (byte)(divisor >> 8));
        _ports.Out8(LineControlOffset, (byte)LineControl.EightBits);
    }

    private bool WaitForTransmitter()
    {
        if ((ReadStatus() & LineStatus.TransmitterReady) != 0)
        {
            return true;
        }

        long start = Stopwatch.GetTimestamp();
        while ((ReadStatus() & LineStatus.TransmitterReady) == 0)
        {
            if (Stopwatch.GetElapsedTime(start) > SendTimeout)
            {
                return false;
            }
        }

        return true;
    }
}
