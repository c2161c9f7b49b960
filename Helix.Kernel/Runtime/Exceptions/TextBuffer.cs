using System;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>Puts text together in memory of the caller; what does not fit is left out.</summary>
internal ref struct TextBuffer(Span<byte> memory)
{
    private readonly Span<byte> _memory = memory;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Appends UTF-8 text.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length && Length < _memory.Length; i++)
        {
            _memory[Length++] = text[i];
        }
    }

    /// <summary>Appends a number in hexadecimal, without a prefix.</summary>
    public void AppendHex(ulong value)
    {
        int shift = 60;
        while (shift > 0 && value >> shift == 0)
        {
            shift -= 4;
        }

        for (; shift >= 0; shift -= 4)
        {
            Append("0123456789abcdef"u8.Slice((int)(value >> shift) & 0xf, 1));
        }
    }
}
