using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Machine.Time;

namespace Helix.Kernel.Machine.Interrupts;

/// <summary>
/// Who handles which vector. A handler runs with interrupts off and the kernel lock, on the interrupted thread's stack, and may not allocate,
/// block or throw.
/// </summary>
public static unsafe class InterruptTable
{
    private static HandlerTable _handlers;
    private static delegate*<TrapFrame*, void> _exceptionHandler;
    private static delegate*<void> _afterInterrupt;
    private static delegate*<nint, void> _timerHandler;

    /// <summary>Prepares the controllers; all lines stay masked.</summary>
    /// <param name="exceptionHandler">Called for vectors 0-31; what it leaves in the frame is resumed.</param>
    /// <param name="afterInterrupt">Called when a line's handler is done and acknowledged: the place to switch threads.</param>
    public static void Initialize(delegate*<TrapFrame*, void> exceptionHandler, delegate*<void> afterInterrupt)
    {
        _exceptionHandler = exceptionHandler;
        _afterInterrupt = afterInterrupt;
        Pic8259.Initialize((byte)InterruptVector.FirstLine);
    }

    /// <summary>Gives a line to a handler and unmasks it. Any later call replaces the handler.</summary>
    /// <param name="line">0-15.</param>
    /// <param name="handler">Called with <paramref name="argument"/>.</param>
    /// <param name="argument">A number of the handler's own.</param>
    public static void Connect(int line, delegate*<nint, void> handler, nint argument)
    {
        ulong flags = Cpu.DisableInterrupts();
        _handlers[line] = new LineHandler { Function = handler, Argument = argument };
        Pic8259.Unmask(line);
        Cpu.RestoreInterrupts(flags);
    }

    /// <summary>Sets who handles the timers of the processors (<see cref="Time.LocalApicTimer"/>): called on the processor whose timer it is.</summary>
    public static void ConnectTimer(delegate*<nint, void> handler) => _timerHandler = handler;

    /// <summary>Masks a line and forgets its handler.</summary>
    public static void Disconnect(int line)
    {
        ulong flags = Cpu.DisableInterrupts();
        Pic8259.Mask(line);
        _handlers[line] = default;
        Cpu.RestoreInterrupts(flags);
    }

    [RuntimeExport("HelixInterrupt")]
    private static void Dispatch(TrapFrame* frame)
    {
        int line = (int)frame->Vector - (int)InterruptVector.FirstLine;
        if (line < 0)
        {
            _exceptionHandler(frame);
            return;
        }

        WatchTimer.EndPause();
        if (line >= Pic8259.LineCount)
        {
            DispatchLocal((InterruptVector)frame->Vector);
            return;
        }

        if (Pic8259.IsSpurious(line))
        {
            return;
        }

        ref LineHandler handler = ref _handlers[line];
        if (handler.Function != null)
        {
            handler.Function(handler.Argument);
        }

        Pic8259.Acknowledge(line);
        _afterInterrupt();
    }

    /// <summary>Acknowledged first: what follows may switch to a thread that was interrupted long ago.</summary>
    private static void DispatchLocal(InterruptVector vector)
    {
        if (vector is not (InterruptVector.Timer or InterruptVector.Message))
        {
            return;
        }

        LocalApic.Acknowledge();
        if (vector == InterruptVector.Timer && _timerHandler != null)
        {
            _timerHandler(0);
        }

        _afterInterrupt();
    }

    private struct LineHandler
    {
        public delegate*<nint, void> Function;
        public nint Argument;
    }

    [InlineArray(Pic8259.LineCount)]
    private struct HandlerTable
    {
        private LineHandler _first;
    }
}
