using Helix.Interfaces.Console;

namespace Helix.Drivers.Ps2Keyboard;

/// <summary>
/// Turns scan codes of set 1 into keys on a US keyboard (IBM PS/2 Hardware Interface Technical Reference, Keyboards, scan code set 1). A code with
/// bit 7 set is a release; 0xE0 begins a code of two bytes, 0xE1 the pause key's six.
/// </summary>
public sealed class ScanCodeDecoder
{
    private const byte Extended = 0xE0;
    private const byte PausePrefix = 0xE1;
    private const byte ReleaseBit = 0x80;

    private KeyModifiers _held;
    private bool _rightShift;
    private bool _rightControl;
    private Locks _locks = Locks.Number;
    private bool _extended;
    private int _pauseBytes;

    [System.Flags]
    private enum Locks
    {
        None = 0,
        Caps = 1,
        Number = 2,
    }

    /// <summary>Takes one byte; true if it completed the press of a key.</summary>
    public bool TryDecode(byte code, out KeyEvent key)
    {
        key = default;
        if (_pauseBytes > 0)
        {
            _pauseBytes--;
            return false;
        }

        if (code is Extended or PausePrefix)
        {
            _extended = code == Extended;
            _pauseBytes = code == PausePrefix ? 2 : 0;
            return false;
        }

        bool extended = _extended;
        _extended = false;
        bool pressed = (code & ReleaseBit) == 0;
        int make = code & ~ReleaseBit;
        return !TryModifier(make, extended, pressed) && pressed && (extended ? TryExtended(make, out key) : TryPlain(make, out key));
    }

    private bool TryModifier(int make, bool extended, bool pressed)
    {
        switch (make)
        {
            case 0x2A when extended:
            case 0x36 when extended:
                return true; // Shifts that the keyboard makes up around navigation keys.
            case 0x2A:
                Hold(KeyModifiers.Shift, pressed || _rightShift);
                return true;
            case 0x36:
                _rightShift = pressed;
                Hold(KeyModifiers.Shift, pressed);
                return true;
            case 0x1D:
                _rightControl = extended ? pressed : _rightControl;
                Hold(KeyModifiers.Control, pressed || _rightControl);
                return true;
            case 0x38:
                Hold(extended ? KeyModifiers.AltGr : KeyModifiers.Alt, pressed);
                return true;
            case 0x3A:
                _locks ^= pressed ? Locks.Caps : Locks.None;
                return true;
            case 0x45 when !extended:
                _locks ^= pressed ? Locks.Number : Locks.None;
                return true;
            default:
                return false;
        }
    }

    private void Hold(KeyModifiers modifier, bool held) => _held = held ? _held | modifier : _held & ~modifier;

    private bool TryExtended(int make, out KeyEvent key)
    {
        if (make == 0x35)
        {
            key = KeyEvent.Of('/', _held);
            return true;
        }

        Key named = make == 0x1C ? Key.Enter : ScanCodeTable.Navigation(make);
        key = KeyEvent.Of(named, _held);
        return named != Key.None;
    }

    private bool TryPlain(int make, out KeyEvent key)
    {
        bool shift = (_held & KeyModifiers.Shift) != 0;
        if (ScanCodeTable.KeypadDigit(make) is { } digit)
        {
            bool numbers = ((_locks & Locks.Number) != 0) != shift;
            Key navigation = ScanCodeTable.Navigation(make);
            key = numbers ? KeyEvent.Of(digit, _held) : KeyEvent.Of(navigation, _held);
            return numbers || navigation != Key.None;
        }

        Key named = ScanCodeTable.Named(make);
        if (named != Key.None)
        {
            key = KeyEvent.Of(named, _held);
            return true;
        }

        char character = ScanCodeTable.Character(make, shift);
        key = KeyEvent.Of(Cased(character), _held);
        return character != '\0';
    }

    private char Cased(char character)
    {
        if ((_held & KeyModifiers.Control) != 0)
        {
            return char.ToLowerInvariant(character);
        }

        bool caps = (_locks & Locks.Caps) != 0 && char.IsAsciiLetter(character);
        return caps ? (char)(character ^ 0x20) : character;
    }
}
