using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Helix.Kernel.Runtime.Exceptions;

namespace Helix.Tests.Unit.Exceptions;

/// <summary>
/// A stretch of memory that looks like a linked image: "code" (never run), .eh_frame_hdr, .eh_frame, .dotnet_eh_table and
/// clauses. The bytes of the entries are those of real objects; only distances are set anew.
/// </summary>
internal sealed unsafe class TableImage : IDisposable
{
    /// <summary>The common entry that ILC 9.0.18 puts before all frame descriptions ("zLR").</summary>
    public const string Common = "1400000000000000017a4c5200017810021b1b0c07089001";

    private const int CodeBytes = 0x1000;
    private const int SizeBytes = 0x4000;
    private const int HeaderOffset = CodeBytes;
    private const int FramesOffset = 0x1800;
    private const int LanguageOffset = 0x2800;
    private const int ClausesOffset = 0x3000;

    private readonly byte* _memory = (byte*)NativeMemory.AlignedAlloc(SizeBytes, 4096);
    private int _frames = FramesOffset;
    private int _language = LanguageOffset;
    private int _clauses = ClausesOffset;
    private int _count;

    public TableImage()
    {
        new Span<byte>(_memory, SizeBytes).Clear();
        Convert.FromHexString("011b033b").CopyTo(new Span<byte>(_memory + HeaderOffset, 4));
        Append(ref _frames, Common);
    }

    /// <summary>First byte of the code.</summary>
    public ulong Code => (ulong)_memory;

    /// <summary>The .eh_frame_hdr section.</summary>
    public byte* Header => _memory + HeaderOffset;

    /// <summary>The code range of the image.</summary>
    public CodeRange Range
    {
        get
        {
            CodeRange range = default;
            range.Start = _memory;
            range.End = _memory + CodeBytes;
            range.TrySetIndex(Header);
            return range;
        }
    }

    /// <summary>Adds code with the given frame description; calls come in ascending order.</summary>
    /// <param name="codeOffset">Where the code starts.</param>
    /// <param name="description">Hexadecimal bytes of a real entry.</param>
    /// <param name="language">Offset of its language-specific record.</param>
    public void AddCode(int codeOffset, string description, int language)
    {
        int entry = Append(ref _frames, description);
        byte* fields = _memory + entry;
        *(int*)(fields + 4) = entry + 4 - FramesOffset;
        *(int*)(fields + 8) = codeOffset - (entry + 8);
        *(int*)(fields + 17) = language - (entry + 17);
        int* index = (int*)(Header + 12) + (2 * _count++);
        index[0] = codeOffset - HeaderOffset;
        index[1] = entry - HeaderOffset;
        *(int*)(Header + 8) = _count;
    }

    /// <summary>Adds the record of a method's body.</summary>
    public int AddRoot(byte flags, int clauses)
    {
        int record = _language;
        _memory[record] = flags;
        _language += 1;
        if (clauses != 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(new Span<byte>(_memory + _language, 4), clauses - _language);
            _language += 4;
        }

        return record;
    }

    /// <summary>Adds the record of a funclet.</summary>
    public int AddFunclet(byte kind, int root, int distance)
    {
        int record = _language;
        _memory[record] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(new Span<byte>(_memory + record + 1, 4), root - (record + 1));
        BinaryPrimitives.WriteInt32LittleEndian(new Span<byte>(_memory + record + 5, 4), distance);
        _language += 9;
        return record;
    }

    /// <summary>Adds exception clauses, as bytes of a real object.</summary>
    public int AddClauses(string bytes) => Append(ref _clauses, bytes);

    /// <summary>The memory at an offset.</summary>
    public byte* At(int offset) => _memory + offset;

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    private int Append(ref int offset, string bytes)
    {
        byte[] content = Convert.FromHexString(bytes);
        int start = offset;
        content.CopyTo(new Span<byte>(_memory + start, content.Length));
        offset += content.Length;
        return start;
    }
}
