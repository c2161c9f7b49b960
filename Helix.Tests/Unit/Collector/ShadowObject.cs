using System.Collections.Generic;

namespace Helix.Tests.Unit.Collector;

/// <summary>An object of the model: its type, where the heap put it, and what it should contain, by byte offset.</summary>
internal sealed unsafe class ShadowObject
{
    public ShadowObject(nint type, uint length)
    {
        Type = type;
        Length = IsArray ? length : 0;
        foreach (int offset in ReferenceOffsets())
        {
            References[offset] = null;
        }
    }

    public nint Type { get; }

    public uint Length { get; }

    public ulong Address { get; set; }

    public Dictionary<int, ShadowObject?> References { get; } = [];

    public Dictionary<int, ulong> Data { get; } = [];

    public bool IsArray => (*(uint*)Type & 0x8000_0000) != 0;

    public long SizeBytes => (((uint*)Type)[1] + ((IsArray ? *(ushort*)Type : 0) * (long)Length) + 7) & ~7L;

    /// <summary>Offsets of words that are content: some of them, to keep tests fast.</summary>
    public IEnumerable<int> DataOffsets()
    {
        if (Type == TypeTable.Node)
        {
            return [32];
        }

        if (Type == TypeTable.Split)
        {
            return [16];
        }

        if (Type == TypeTable.Leaf)
        {
            return [8, 16];
        }

        return Type == TypeTable.StructArray ? Every(24, 40) : Type == TypeTable.ObjectArray ? [] : Every(16, 64);
    }

    private IEnumerable<int> ReferenceOffsets()
    {
        if (Type == TypeTable.Node)
        {
            return [8, 16, 24];
        }

        if (Type == TypeTable.Split)
        {
            return [8, 24];
        }

        return Type == TypeTable.ObjectArray ? Every(16, 8)
            : Type == TypeTable.StructArray ? [.. Every(16, 40), .. Every(32, 40)]
            : [];
    }

    private IEnumerable<int> Every(int first, int step)
    {
        List<int> offsets = [];
        for (long offset = first; offset + 8 <= SizeBytes - 8; offset += step)
        {
            offsets.Add((int)offset);
        }

        return offsets;
    }
}
