using System.Collections.Generic;
using System.Text;
using Helix.Interfaces.Console;

namespace Helix.Kernel.Core.Terminal;

/// <summary>
/// Turns the bytes of an ECMA-48 terminal into keys: UTF-8 text, control characters, <c>ESC [ ... final</c> (section 5.4), <c>ESC O final</c>
/// (single shift three, as VT100 function keys), and <c>ESC x</c> for alt with a key. What it does not know gives no key.
/// </summary>
public sealed class AnsiDecoder
{
    private const int MaximumSequence = 16;

    private readonly List<byte> _sequence = [];
    private readonly Decoder _text = Encoding.UTF8.GetDecoder();
    private bool _afterReturn;

    /// <summary>Whether a sequence has begun and not ended.</summary>
    public bool HasPartial => _sequence.Count > 0;

    /// <summary>Takes one byte.</summary>
    /// <param name="value">The byte.</param>
    /// <param name="keys">Receives the keys that are complete.</param>
    public void Decode(byte value, Queue<KeyEvent> keys)
    {
        bool secondOfPair = _afterReturn && value == '\n';
        _afterReturn = value == '\r' && _sequence.Count == 0;
        if (_sequence.Count > 0)
        {
            Continue(value, keys);
        }
        else if (value == 0x1b)
        {
            _sequence.Add(value);
        }
        else if (!secondOfPair)
        {
            Plain(value, KeyModifiers.None, keys);
        }
    }

    /// <summary>Gives up waiting for the rest of a sequence: a lone escape byte is the escape key.</summary>
    public void Flush(Queue<KeyEvent> keys)
    {
        if (_sequence.Count == 1)
        {
            keys.Enqueue(KeyEvent.Of(Key.Escape));
        }

        _sequence.Clear();
    }

    private void Continue(byte value, Queue<KeyEvent> keys)
    {
        if (_sequence.Count == 1 && value == 0x1b)
        {
            keys.Enqueue(KeyEvent.Of(Key.Escape));
            return;
        }

        if (_sequence.Count == 1 && value is not ((byte)'[' or (byte)'O'))
        {
            _sequence.Clear();
            Plain(value, KeyModifiers.Alt, keys);
            return;
        }

        _sequence.Add(value);
        bool final = _sequence.Count > 2 && value is >= 0x40 and <= 0x7e;
        if (final)
        {
            Finish(value, keys);
        }

        if (final || _sequence.Count > MaximumSequence || value < 0x20)
        {
            _sequence.Clear();
        }
    }

    private void Finish(byte final, Queue<KeyEvent> keys)
    {
        (int first, int second) = Parameters();
        Key key = final == '~' ? Numbered(first) : Lettered((char)final);
        if (key != Key.None)
        {
            keys.Enqueue(KeyEvent.Of(key, Modifiers(second)));
        }
    }

    private (int First, int Second) Parameters()
    {
        int[] numbers = [0, 0];
        int index = 0;
        for (int i = 2; i < _sequence.Count - 1; i++)
        {
            byte value = _sequence[i];
            if (value == ';')
            {
                index++;
            }
            else if (value is >= (byte)'0' and <= (byte)'9' && index < numbers.Length && numbers[index] < 1000)
            {
                numbers[index] = (numbers[index] * 10) + (value - '0');
            }
        }

        return (numbers[0], numbers[1]);
    }

    private static Key Lettered(char final) => final switch
    {
        'A' => Key.Up,
        'B' => Key.Down,
        'C' => Key.Right,
        'D' => Key.Left,
        'H' => Key.Home,
        'F' => Key.End,
        'P' => Key.F1,
        'Q' => Key.F2,
        'R' => Key.F3,
        'S' => Key.F4,
        _ => Key.None,
    };

    private static Key Numbered(int number) => number switch
    {
        1 or 7 => Key.Home,
        2 => Key.Insert,
        3 => Key.Delete,
        4 or 8 => Key.End,
        5 => Key.PageUp,
        6 => Key.PageDown,
        >= 11 and <= 15 => (Key)((int)Key.F1 + number - 11),
        >= 17 and <= 21 => (Key)((int)Key.F6 + number - 17),
        23 or 24 => (Key)((int)Key.F11 + number - 23),
        _ => Key.None,
    };

    // xterm sends 1 plus a bit each for shift (1), alt (2) and control (4).
    private static KeyModifiers Modifiers(int parameter)
    {
        int bits = parameter > 1 ? parameter - 1 : 0;
        return ((bits & 1) != 0 ? KeyModifiers.Shift : 0)
            | ((bits & 2) != 0 ? KeyModifiers.Alt : 0)
            | ((bits & 4) != 0 ? KeyModifiers.Control : 0);
    }

    private void Plain(byte value, KeyModifiers modifiers, Queue<KeyEvent> keys)
    {
        switch (value)
        {
            case (byte)'\r' or (byte)'\n':
                keys.Enqueue(KeyEvent.Of(Key.Enter, modifiers));
                break;
            case 0x08 or 0x7f:
                keys.Enqueue(KeyEvent.Of(Key.Backspace, modifiers));
                break;
            case (byte)'\t':
                keys.Enqueue(KeyEvent.Of(Key.Tab, modifiers));
                break;
            case >= 1 and <= 26:
                keys.Enqueue(KeyEvent.Of((char)('a' + value - 1), modifiers | KeyModifiers.Control));
                break;
            case >= 0x20:
                Text(value, modifiers, keys);
                break;
            default:
                break;
        }
    }

    private void Text(byte value, KeyModifiers modifiers, Queue<KeyEvent> keys)
    {
        char[] characters = new char[2];
        int count = _text.GetChars([value], 0, 1, characters, 0);
        for (int i = 0; i < count; i++)
        {
            keys.Enqueue(KeyEvent.Of(characters[i], modifiers));
        }
    }
}
