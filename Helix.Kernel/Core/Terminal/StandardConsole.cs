using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Terminal;

/// <summary>
/// The system's terminal as the byte streams of a program: output with control sequences, raw input without echo. May be used by
/// several threads; what one writes in a call stays together. Lock order: output before input.
/// </summary>
public sealed class StandardConsole
{
    private readonly ITerminal _terminal;
    private readonly AnsiInterpreter _interpreter;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly object _output = new();
    private readonly Queue<byte> _input = new();

    /// <summary>Makes streams for a terminal.</summary>
    public StandardConsole(ITerminal terminal)
    {
        _terminal = terminal;
        _interpreter = new AnsiInterpreter(terminal, Enqueue);
    }

    /// <summary>The terminal's size.</summary>
    public ConsoleSize Size => _terminal.Size;

    /// <summary>Whether <see cref="Read"/> would return at once.</summary>
    public bool IsInputReady
    {
        get
        {
            lock (_input)
            {
                if (_input.Count == 0 && _terminal.TryReadKey(out KeyEvent key))
                {
                    Enqueue(AnsiEncoder.Encode(key));
                }

                return _input.Count > 0;
            }
        }
    }

    /// <summary>Writes UTF-8 text and control sequences.</summary>
    public void Write(ReadOnlySpan<byte> data)
    {
        lock (_output)
        {
            char[] text = new char[data.Length + 1];
            int length = _decoder.GetChars(data, text, flush: false);
            _interpreter.Write(text.AsSpan(0, length));
        }
    }

    /// <summary>
    /// Reads what keys send, waiting for one if there is nothing; returns the number of bytes, 0 if there are no more keys.
    /// </summary>
    public int Read(Span<byte> buffer)
    {
        while (true)
        {
            int count = TakeInput(buffer);
            if (count > 0 || buffer.IsEmpty)
            {
                return count;
            }

            Result<KeyEvent> key = _terminal.ReadKey(Timeout.InfiniteTimeSpan);
            if (!key.IsOk)
            {
                return 0;
            }

            Enqueue(AnsiEncoder.Encode(key.Value));
        }
    }

    private int TakeInput(Span<byte> buffer)
    {
        lock (_input)
        {
            int count = 0;
            while (count < buffer.Length && _input.TryDequeue(out byte value))
            {
                buffer[count++] = value;
            }

            return count;
        }
    }

    private void Enqueue(string text)
    {
        lock (_input)
        {
            foreach (byte value in Encoding.UTF8.GetBytes(text))
            {
                _input.Enqueue(value);
            }
        }
    }
}
