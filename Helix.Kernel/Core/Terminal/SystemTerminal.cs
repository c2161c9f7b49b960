using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Registry;

namespace Helix.Kernel.Core.Terminal;

/// <summary>
/// Every console and serial line at once. Devices come and go with the modules that drive them; one that fails is left out. Text may come
/// from any thread and stays together call by call; keys go to one reader. Lock order: the terminal's own lock, then the device's.
/// </summary>
/// <param name="signal">Raised by the inputs.</param>
/// <param name="style">Whether serial lines get colours.</param>
/// <param name="log">Hears of devices that fail.</param>
public sealed class SystemTerminal(ISignal signal, AnsiStyle style, ILog log) : ITerminal, IModuleListener
{
    private static readonly TimeSpan PartialPoll = TimeSpan.FromMilliseconds(10);

    private readonly object _gate = new();
    private volatile ISignal _signal = signal;
    private Device[] _devices = [];

    /// <inheritdoc />
    public int OutputCount => Array.FindAll(_devices, static device => device.Output is not null).Length;

    /// <summary>The size of the smallest output, but for those that are down; 80 by 24 without any.</summary>
    public ConsoleSize Size
    {
        get
        {
            ConsoleSize? smallest = null;
            ForEachOutput(output =>
            {
                ConsoleSize size = output.Size;
                if (size.Columns > 0 && size.Rows > 0)
                {
                    smallest = smallest is { } least
                        ? new ConsoleSize(Math.Min(least.Columns, size.Columns), Math.Min(least.Rows, size.Rows))
                        : size;
                }
            });
            return smallest ?? new ConsoleSize(80, 24);
        }
    }

    /// <inheritdoc />
    public void Started(IServingModule module)
    {
        var found = new List<Device>();
        if (module.Find(typeof(ISerialPort)) is ISerialPort port)
        {
            found.Add(new Device(module.Name, new AnsiConsole(port, style), new AnsiInput(port)));
        }

        var output = module.Find(typeof(IConsole)) as IConsole;
        var input = module.Find(typeof(IInput)) as IInput;
        if (output is not null || input is not null)
        {
            found.Add(new Device(module.Name, output, input));
        }

        lock (_gate)
        {
            // Those of a module that had been taken down without ado are still there.
            _devices = [.. Array.FindAll(_devices, device => device.Module != module.Name), .. found];
        }

        foreach (Device device in found)
        {
            device.Input?.NotifyWith(_signal);
        }
    }

    /// <inheritdoc />
    public void Replaced(IServingModule module)
    {
        // The new instance has not heard of the signal. The gate is not taken: who holds it may be waiting for this module.
        if (module.Instance is ISerialPort port)
        {
            port.NotifyWith(_signal);
        }

        if (module.Instance is IInput input)
        {
            input.NotifyWith(_signal);
        }
    }

    /// <inheritdoc />
    public void Stopping(IServingModule module)
    {
        lock (_gate)
        {
            _devices = Array.FindAll(_devices, device => device.Module != module.Name);
        }
    }

    /// <inheritdoc />
    public void Write(ReadOnlySpan<char> text)
    {
        string copy = text.ToString();
        ForEachOutput(output => output.Write(copy.AsSpan()));
    }

    /// <inheritdoc />
    public void SetColours(ConsoleColour foreground, ConsoleColour background) =>
        ForEachOutput(output => output.SetColours(foreground, background));

    /// <inheritdoc />
    public void Clear() => ForEachOutput(static output => output.Clear());

    /// <summary>Not supported: the outputs have cursors of their own.</summary>
    public Result<ConsolePosition> GetCursor() => Status.NotSupported;

    /// <inheritdoc />
    public Status SetCursor(ConsolePosition position)
    {
        ConsoleSize size = Size;
        if (position.Column < 0 || position.Column >= size.Columns || position.Row < 0 || position.Row >= size.Rows)
        {
            return Status.OutOfRange;
        }

        Status worst = Status.Ok;
        ForEachOutput(output =>
        {
            Status status = output.SetCursor(position);
            worst = status.IsError() ? status : worst;
        });
        return worst;
    }

    /// <inheritdoc />
    public bool TryReadKey(out KeyEvent key)
    {
        foreach (Device device in Volatile.Read(ref _devices))
        {
            if (device.Input is not null && device.Input.TryReadKey(out key))
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
        while (true)
        {
            if (TryReadKey(out KeyEvent key))
            {
                return key;
            }

            TimeSpan left = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - Stopwatch.GetElapsedTime(start);
            if (timeout != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero)
            {
                return Status.TimedOut;
            }

            bool partial = Array.Exists(_devices, static device => device.Input is AnsiInput { HasPartial: true });
            _ = _signal.Wait(partial && (left > PartialPoll || left == Timeout.InfiniteTimeSpan) ? PartialPoll : left);
        }
    }

    /// <inheritdoc />
    public void NotifyWith(ISignal signal)
    {
        _signal = signal;
        foreach (Device device in Volatile.Read(ref _devices))
        {
            device.Input?.NotifyWith(signal);
        }
    }

    private void ForEachOutput(Action<IConsole> action)
    {
        List<(Device Device, Exception Exception)>? failed = null;
        lock (_gate)
        {
            foreach (Device device in _devices)
            {
                try
                {
                    if (device.Output is not null)
                    {
                        action(device.Output);
                    }
                }
                catch (Exception exception)
                {
                    failed ??= [];
                    failed.Add((device, exception));
                    _devices = Array.FindAll(_devices, other => !ReferenceEquals(other, device));
                }
            }
        }

        foreach ((Device device, Exception exception) in failed ?? [])
        {
            log.Write(LogLevel.Error, $"an output is left out, it failed: {device.Module}: {exception}");
        }
    }

    private sealed record Device(string Module, IConsole? Output, IInput? Input);
}
