using System.Numerics;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Managers.Memory.Tlsf;

/// <summary>
/// The lists of free blocks by size. The first level divides sizes by powers of two, the second each of those into 32 parts;
/// sizes below 512 bytes are all in the first row, 16 bytes apart. A bit for each list, and one for each row, say which are not
/// empty.
/// </summary>
internal sealed class TlsfIndex
{
    /// <summary>Sizes are less than two to this power.</summary>
    public const int MostBits = 40;

    private const int PartBits = 5;
    private const int Parts = 1 << PartBits;
    private const int SmallBits = 9;
    private const int GranuleBits = SmallBits - PartBits;
    private const int Rows = MostBits - SmallBits + 2;

    /// <summary>How many lists there are.</summary>
    public const int Places = Rows * Parts;

    private readonly long[] _first = new long[Places];
    private readonly uint[] _parts = new uint[Rows];
    private ulong _rows;

    /// <summary>The list that a block of a size belongs to.</summary>
    [NoHeapAllocation]
    public static int PlaceFor(long size)
    {
        if (size < 1 << SmallBits)
        {
            return (int)(size >> GranuleBits);
        }

        int power = BitOperations.Log2((ulong)size);
        return ((power - SmallBits + 1) << PartBits) + (int)(size >> (power - PartBits)) - Parts;
    }

    /// <summary>The first list of which every block has at least a size.</summary>
    [NoHeapAllocation]
    public static int PlaceAbove(long size) =>
        PlaceFor(size < 1 << SmallBits ? size : size + (1L << (BitOperations.Log2((ulong)size) - PartBits)) - 1);

    /// <summary>The first list from one on that is not empty; -1 if there is none.</summary>
    [NoHeapAllocation]
    public int FindFrom(int place)
    {
        int row = place >> PartBits;
        if (row >= Rows)
        {
            return -1;
        }

        uint parts = _parts[row] & (uint.MaxValue << (place & (Parts - 1)));
        if (parts == 0)
        {
            ulong rows = row + 1 >= Rows ? 0 : _rows & (ulong.MaxValue << (row + 1));
            if (rows == 0)
            {
                return -1;
            }

            row = BitOperations.TrailingZeroCount(rows);
            parts = _parts[row];
        }

        return (row << PartBits) + BitOperations.TrailingZeroCount(parts);
    }

    [NoHeapAllocation]
    public long First(int place) => _first[place];

    /// <summary>Sets the first block of a list; 0 for none.</summary>
    [NoHeapAllocation]
    public void SetFirst(int place, long block)
    {
        int row = place >> PartBits;
        uint bit = 1u << (place & (Parts - 1));
        _first[place] = block;
        _parts[row] = block != 0 ? _parts[row] | bit : _parts[row] & ~bit;
        ulong rowBit = 1UL << row;
        _rows = _parts[row] != 0 ? _rows | rowBit : _rows & ~rowBit;
    }

    /// <summary>Whether the bits say which lists are empty.</summary>
    public bool IsSound()
    {
        for (int place = 0; place < Places; place++)
        {
            int row = place >> PartBits;
            bool isMarked = (_parts[row] & (1u << (place & (Parts - 1)))) != 0;
            if (isMarked != (_first[place] != 0) || ((_rows & (1UL << row)) != 0) != (_parts[row] != 0))
            {
                return false;
            }
        }

        return true;
    }
}
