using System;
using System.Diagnostics;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Drivers.Ps2Keyboard;

/// <summary>
/// The keyboard of a PC. The interrupt handler only takes the scan code into a ring; whoever reads keys decodes. A machine without the
/// controller gives device absent.
/// </summary>
[HelixModule("ps2keyboard", Description = "PS/2 keyboard on an 8042 controller, US layout")]
[Provides<IInput>]
[UsesPorts("data", 0x60, 1)]
[UsesPorts("control", 0x64, 1)]
[UsesInterrupt("line", 1)]
public sealed class Ps2KeyboardModule : Module, IInput
{
    private readonly KeyRing _codes = new();
    private readonly ScanCodeDecoder _decoder = new();
    private Ps2Controller _controller = null!;
    private IInterruptLine _line = null!;
    private InterruptHandler _handler = null!;
    private volatile ISignal _signal = null!;
    private int _releases;

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        if (status.IsError())
        {
            return status;
        }

        _controller = new Ps2Controller(context.Resources.Ports("data").Value, context.Resources.Ports("control").Value);
        _line = context.Resources.Interrupt("line").Value;
        _signal = context.CreateSignal();
        _handler = OnInterrupt;
        return _controller.SetUp();
    }

    /// <inheritdoc />
    public override Status Start()
    {
        _controller.Drain();
        return _line.Connect(_handler);
    }

    /// <inheritdoc />
    public override Status Stop()
    {
        _line.Disconnect();
        return Status.Ok;
    }

    /// <inheritdoc />
    public override void ReleaseCallers()
    {
        _ = Interlocked.Increment(ref _releases);
        _signal.Set();
    }

    /// <inheritdoc />
    public bool TryReadKey(out KeyEvent key)
    {
        while (_codes.TryTake(out byte code))
        {
            if (_decoder.TryDecode(code, out key))
            {
                return true;
            }
        }

        key = default;
        return false;
    }

    /// <inheritdoc />
    public Result<KeyEvent> ReadKey(TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        int releases = Volatile.Read(ref _releases);
        while (true)
        {
            if (TryReadKey(out KeyEvent key))
            {
                return key;
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

    /// <inheritdoc />
    public void NotifyWith(ISignal signal) => _signal = signal;

    [NoHeapAllocation]
    private void OnInterrupt()
    {
        ControllerStatus status = _controller.ReadStatus();
        if ((status & ControllerStatus.OutputFull) == 0)
        {
            return;
        }

        byte code = _controller.ReadData();
        if ((status & ControllerStatus.Auxiliary) == 0)
        {
            _codes.Add(code);
            _signal.Set();
        }
    }
}
