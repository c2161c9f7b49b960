using System;
using System.Numerics;

namespace Helix.Kernel.Loader;

/// <summary>
/// Where code and data lie that all modules have in common, by the hash of their names: open addressing, grown at two thirds. Offsets count from the
/// start of the module area; entries are never removed. Used by one thread at a time.
/// </summary>
public sealed class PublishedSymbols
{
    private const int SmallestCapacity = 64;

    private ulong[] _hashes = new ulong[SmallestCapacity];
    private uint[] _offsets = new uint[SmallestCapacity];

    /// <summary>Number of symbols.</summary>
    public int Count { get; private set; }

    /// <summary>Finds a symbol.</summary>
    /// <param name="hash">FNV-1a, 64 bits, of its name.</param>
    /// <param name="offset">Where it is, from the start of the module area; never 0.</param>
    public bool TryFind(ulong hash, out uint offset)
    {
        offset = _offsets[IndexOf(hash)];
        return offset != 0;
    }

    /// <summary>Adds a symbol; the first one of a name stays.</summary>
    /// <param name="hash">FNV-1a, 64 bits, of its name.</param>
    /// <param name="offset">Where it is, from the start of the module area.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is 0, where no image lies.</exception>
    public void Add(ulong hash, uint offset)
    {
        ArgumentOutOfRangeException.ThrowIfZero(offset);
        if (3 * (Count + 1) > 2 * _hashes.Length)
        {
            Grow();
        }

        int index = IndexOf(hash);
        if (_offsets[index] == 0)
        {
            _hashes[index] = hash;
            _offsets[index] = offset;
            Count++;
        }
    }

    private void Grow()
    {
        ulong[] hashes = _hashes;
        uint[] offsets = _offsets;
        _hashes = new ulong[2 * hashes.Length];
        _offsets = new uint[2 * hashes.Length];
        for (int i = 0; i < hashes.Length; i++)
        {
            if (offsets[i] != 0)
            {
                int index = IndexOf(hashes[i]);
                _hashes[index] = hashes[i];
                _offsets[index] = offsets[i];
            }
        }
    }

    /// <summary>The place of the hash, or the free one where it belongs. FNV's low bits are its best ones.</summary>
    private int IndexOf(ulong hash)
    {
        int mask = _hashes.Length - 1;
        int index = (int)(uint)BitOperations.RotateRight(hash, 3) & mask;
        while (_offsets[index] != 0 && _hashes[index] != hash)
        {
            index = (index + 1) & mask;
        }

        return index;
    }
}
