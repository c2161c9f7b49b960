using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Managers.Memory.Tlsf;

/// <summary>
/// The lists of free blocks by size, in words. The first level divides sizes by powers of two, the second each of those into 32 parts;
/// sizes below 64 words are all in the first row, two words apart. A bit for each list, and one for each row, say which are not
/// empty.
/// </summary>
internal sealed class TlsfIndex
{
    private const int PartBits = 5;
    private const int Parts = 1 << PartBits;
    private const int SmallBits = 6;

    /// <summary>Sizes are int: the highest power of two in one is 30.</summary>
    private const int Rows = 30 - SmallBits + 2;

    /// <summary>How many lists there are.</summary>
    public const int Places = Rows * Parts;

    private readonly int[] _first = new int[Places];
    private readonly uint[] _parts = new uint[Rows];
    private uint _rows;

    /// <summary>The list that a block of a size belongs to.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlaceFor(int words) => words < 1 << SmallBits ? words >> 1 : PlaceForLarge((uint)words);

    /// <summary>The first list of which every block has at least a size.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlaceAbove(int words) => words < 1 << SmallBits ? words >> 1 : PlaceAboveLarge((uint)words);

    /// <summary>The first list from one on that is not empty; -1 if there is none.</summary>
    [NoHeapAllocation]
    public int FindFrom(int place)
    {
        int row = place >> PartBits;
        if ((uint)row >= Rows)
        {
            return -1;
        }

        uint parts = _parts[row] & (uint.MaxValue << place);
        if (parts == 0)
        {
            uint rows = _rows & (uint.MaxValue << row << 1);
            if (rows == 0)
            {
                return -1;
            }

            row = BitScan.Lowest(rows);
            parts = _parts[row];
        }

        return (row << PartBits) + BitScan.Lowest(parts);
    }

    /// <summary>The first block of a list; 0 for none.</summary>
    [NoHeapAllocation]
    public int First(int place) => _first[place];

    /// <summary>Sets another first block of a list that has one.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Replace(int place, int block) => _first[place] = block;

    /// <summary>Sets the first block of a list that was empty.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(int place, int block)
    {
        int row = place >> PartBits;
        _first[place] = block;
        _parts[row] |= 1u << place;
        _rows |= 1u << row;
    }

    /// <summary>Makes a list empty.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(int place)
    {
        int row = place >> PartBits;
        _first[place] = 0;
        uint parts = _parts[row] & ~(1u << place);
        _parts[row] = parts;
        if (parts == 0)
        {
            _rows &= ~(1u << row);
        }
    }

    /// <summary>Whether the bits say which lists are empty.</summary>
    public bool IsSound()
    {
        for (int place = 0; place < Places; place++)
        {
            int row = place >> PartBits;
            bool isMarked = (_parts[row] & (1u << (place & (Parts - 1)))) != 0;
            if (isMarked != (_first[place] != 0) || ((_rows & (1u << row)) != 0) != (_parts[row] != 0))
            {
                return false;
            }
        }

        return true;
    }

    [NoHeapAllocation]
    private static int PlaceForLarge(uint words)
    {
        int power = BitScan.Highest(words);
        return ((power - SmallBits + 1) << PartBits) + (int)(words >> (power - PartBits)) - Parts;
    }

    [NoHeapAllocation]
    private static int PlaceAboveLarge(uint words) => PlaceForLarge(words + (1u << (BitScan.Highest(words) - PartBits)) - 1);
}
