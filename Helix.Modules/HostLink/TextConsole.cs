using System;
using System.Text;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.HostLink;

/// <summary>A console that keeps what is written, without colours and without a cursor. From any thread.</summary>
internal sealed class TextConsole : IConsole
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    public ConsoleSize Size => new(120, 50);

    public void Write(ReadOnlySpan<char> text)
    {
        lock (_text)
        {
            _text.Append(text);
        }
    }

    public void SetColours(ConsoleColour foreground, ConsoleColour background)
    {
    }

    public void Clear()
    {
        lock (_text)
        {
            _text.Clear();
        }
    }

    public Result<ConsolePosition> GetCursor() => Status.NotSupported;

    public Status SetCursor(ConsolePosition position) => Status.NotSupported;
}
