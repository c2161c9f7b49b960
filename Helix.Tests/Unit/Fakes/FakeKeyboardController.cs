using System.Collections.Generic;

namespace Helix.Tests.Unit.Fakes;

/// <summary>An 8042 with a keyboard. Port 0x60 is offset 0, port 0x64 offset 4.</summary>
internal sealed class FakeKeyboardController(FakeHardware hardware) : IFakeDevice
{
    private const int Data = 0;

    private readonly Queue<(byte Value, bool Auxiliary)> _output = new();
    private byte _pendingCommand;

    public byte Configuration { get; private set; } = 0x30;

    public bool KeyboardEnabled { get; private set; }

    public byte SelfTestAnswer { get; set; } = 0x55;

    public bool KeyboardAnswers { get; set; } = true;

    public bool Stuck { get; set; }

    public void Press(params byte[] codes) => Send(auxiliary: false, codes);

    public void MoveMouse(params byte[] bytes) => Send(auxiliary: true, bytes);

    public byte Read(int offset)
    {
        if (offset == Data)
        {
            return _output.TryDequeue(out (byte Value, bool Auxiliary) next) ? next.Value : (byte)0;
        }

        bool waiting = _output.TryPeek(out (byte Value, bool Auxiliary) first);
        return (byte)((waiting ? 1 : 0) | (Stuck ? 2 : 0) | (first.Auxiliary ? 0x20 : 0));
    }

    public void Write(int offset, byte value)
    {
        if (offset != Data)
        {
            Command(value);
        }
        else if (_pendingCommand == 0x60)
        {
            Configuration = value;
            _pendingCommand = 0;
        }
        else if (KeyboardAnswers)
        {
            _output.Enqueue((0xFA, false));
        }
    }

    private void Command(byte command)
    {
        _pendingCommand = command;
        switch (command)
        {
            case 0x20:
                _output.Enqueue((Configuration, false));
                break;
            case 0xAA:
                _output.Enqueue((SelfTestAnswer, false));
                break;
            case 0xAE:
                KeyboardEnabled = true;
                break;
            default:
                break;
        }
    }

    private void Send(bool auxiliary, byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            _output.Enqueue((value, auxiliary));
            hardware.Interrupt(1);
        }
    }
}
