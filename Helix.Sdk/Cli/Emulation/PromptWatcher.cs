using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Helix.Sdk.Cli.Emulation;

/// <summary>Reads a guest's console and knows when its shell waits for a command.</summary>
/// <remarks>
/// The prompt counts when it stands alone on the last line. Escape sequences (colours, cursor moves) are not text;
/// a carriage return starts the line anew, because the shell's line editor redraws its line with one.
/// Safe to feed and to await from different threads.
/// </remarks>
public sealed class PromptWatcher
{
    /// <summary>The shell's prompt.</summary>
    public const string Prompt = "helix> ";

    private const char Escape = '\u001b';

    private readonly Lock _lock = new();
    private readonly StringBuilder _line = new();
    private readonly List<(long AfterLine, TaskCompletionSource Reached)> _waiting = [];
    private EscapeState _escape;
    private long _lines;
    private bool _ended;

    private enum EscapeState
    {
        None,
        Started,
        Sequence,
    }

    /// <summary>Called with each finished line, without escape sequences.</summary>
    public Action<string>? LineEnded { get; init; }

    /// <summary>How many lines have ended so far.</summary>
    public long Lines
    {
        get
        {
            lock (_lock)
            {
                return _lines;
            }
        }
    }

    /// <summary>Takes in what the guest printed.</summary>
    public void Feed(ReadOnlySpan<byte> output)
    {
        foreach (var value in output)
        {
            lock (_lock)
            {
                Take((char)value);
            }
        }

        lock (_lock)
        {
            Release();
        }
    }

    /// <summary>Says that the guest prints nothing more; whoever waits is told.</summary>
    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            Release();
        }
    }

    /// <summary>Waits for the prompt.</summary>
    /// <param name="afterLine">The prompt counts only when more lines than this have ended.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="HelixException">The guest ended first.</exception>
    public Task WaitAsync(long afterLine, CancellationToken cancellation)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((afterLine, reached));
            Release();
        }

        return reached.Task.WaitAsync(cancellation);
    }

    private void Take(char character)
    {
        switch (_escape)
        {
            case EscapeState.Started:
                _escape = character == '[' ? EscapeState.Sequence : EscapeState.None;
                return;
            case EscapeState.Sequence:
                _escape = character is >= '@' and <= '~' ? EscapeState.None : EscapeState.Sequence;
                return;
        }

        switch (character)
        {
            case Escape:
                _escape = EscapeState.Started;
                break;
            case '\n':
                _lines++;
                LineEnded?.Invoke(_line.ToString());
                _line.Clear();
                break;
            case '\r':
                // Kept until the next character: "\r\n" ends the line with its text.
                _line.Append(character);
                break;
            default:
                if (_line.Length > 0 && _line[^1] == '\r')
                {
                    _line.Clear();
                }

                _line.Append(character);
                break;
        }
    }

    private void Release()
    {
        var atPrompt = _line.Equals(Prompt);
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            var (afterLine, reached) = _waiting[i];
            if (atPrompt && _lines > afterLine)
            {
                reached.TrySetResult();
                _waiting.RemoveAt(i);
            }
            else if (_ended)
            {
                reached.TrySetException(new HelixException("the guest ended before its shell asked for a command"));
                _waiting.RemoveAt(i);
            }
        }
    }
}
