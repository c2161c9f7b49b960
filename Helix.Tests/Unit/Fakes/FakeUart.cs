using System.Collections.Generic;
using System.Text;

namespace Helix.Tests.Unit.Fakes;

/// <summary>A 16550 whose line never makes one wait.</summary>
internal sealed class FakeUart(FakeHardware hardware, int line) : IFakeDevice
{
    private readonly Queue<byte> _incoming = new();
    private readonly List<byte> _sent = [];
    private byte _lineControl;
    private byte _scratch;

    public int Divisor { get; private set; }

    public byte InterruptEnable { get; private set; }

    public byte ModemControl { get; private set; }

    public byte FifoControl { get; private set; }

    /// <summary>How many times the data port was read while it was empty.</summary>
    public int EmptyReads { get; private set; }

    public bool TransmitterBusy { get; set; }

    public bool Overrun { get; set; }

    public string Sent
    {
        get
        {
            lock (_sent)
            {
                return Encoding.UTF8.GetString(_sent.ToArray());
            }
        }
    }

    public void Receive(string text)
    {
        lock (_incoming)
        {
            foreach (byte value in Encoding.UTF8.GetBytes(text))
            {
                _incoming.Enqueue(value);
            }
        }

        if ((InterruptEnable & 1) != 0)
        {
            hardware.Interrupt(line);
        }
    }

    public byte Read(int offset)
    {
        lock (_incoming)
        {
            return offset switch
            {
                0 => Take(),
                1 => InterruptEnable,
                2 => (byte)(0xC0 | (_incoming.Count >= Trigger ? 4 : _incoming.Count > 0 ? 0xC : 1)),
                3 => _lineControl,
                4 => ModemControl,
                5 => (byte)((_incoming.Count > 0 ? 1 : 0) | (Overrun ? 2 : 0) | (TransmitterBusy ? 0 : 0x60)),
                7 => _scratch,
                _ => 0,
            };
        }
    }

    private int Trigger => (FifoControl >> 6) switch { 0 => 1, 1 => 4, 2 => 8, _ => 14 };

    private byte Take()
    {
        if (_incoming.TryDequeue(out byte value))
        {
            return value;
        }

        EmptyReads++;
        return 0;
    }

    public void Write(int offset, byte value)
    {
        bool divisor = (_lineControl & 0x80) != 0;
        switch (offset)
        {
            case 0 when divisor:
                Divisor = (Divisor & 0xFF00) | value;
                break;
            case 0:
                lock (_sent)
                {
                    _sent.Add(value);
                }

                break;
            case 1 when divisor:
                Divisor = (Divisor & 0xFF) | (value << 8);
                break;
            case 1:
                InterruptEnable = value;
                break;
            case 2:
                FifoControl = value;
                break;
            case 3:
                _lineControl = value;
                break;
            case 4:
                ModemControl = value;
                break;
            case 7:
                _scratch = value;
                break;
            default:
                break;
        }
    }
}
