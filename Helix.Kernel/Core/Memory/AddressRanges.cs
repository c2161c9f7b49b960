using System.Collections.Generic;

namespace Helix.Kernel.Core.Memory;

/// <summary>
/// Gives out parts of a range of addresses, and takes them back: the lowest that fits, neighbours that are free are joined. Not synchronised.
/// </summary>
/// <param name="start">The first address.</param>
/// <param name="sizeBytes">The size of the range.</param>
public sealed class AddressRanges(ulong start, ulong sizeBytes)
{
    private readonly List<(ulong Start, ulong End)> _free = [(start, start + sizeBytes)];

    /// <summary>Takes a part; 0 if none is large enough.</summary>
    public ulong Take(ulong bytes)
    {
        for (int i = 0; i < _free.Count; i++)
        {
            (ulong first, ulong end) = _free[i];
            if (end - first < bytes)
            {
                continue;
            }

            if (end - first == bytes)
            {
                _free.RemoveAt(i);
            }
            else
            {
                _free[i] = (first + bytes, end);
            }

            return first;
        }

        return 0;
    }

    /// <summary>Gives a part back that was taken.</summary>
    public void Give(ulong first, ulong bytes)
    {
        ulong end = first + bytes;
        int next = _free.FindIndex(range => range.Start >= end);
        next = next < 0 ? _free.Count : next;
        if (next < _free.Count && _free[next].Start == end)
        {
            end = _free[next].End;
            _free.RemoveAt(next);
        }

        if (next > 0 && _free[next - 1].End == first)
        {
            _free[next - 1] = (_free[next - 1].Start, end);
        }
        else
        {
            _free.Insert(next, (first, end));
        }
    }
}
