using System;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>
/// Powers modulo an odd number of <em>n</em> words of 64 bits, in Montgomery's form (Mathematics of Computation 44, 1985): a
/// number <em>x</em> stands for <em>x</em> / 2^(64 n), and multiplication needs no division. Words are the lowest first. Not for
/// secrets: the time depends on the numbers.
/// </summary>
internal sealed class MontgomeryModulus
{
    private const int WordBits = 64;

    private readonly ulong[] _modulus;
    private readonly ulong[] _square;
    private readonly ulong _negatedInverse;

    /// <summary>Takes a modulus.</summary>
    /// <param name="modulus">Odd.</param>
    /// <param name="square">2^(128 n) modulo it.</param>
    public MontgomeryModulus(ulong[] modulus, ulong[] square)
    {
        _modulus = modulus;
        _square = square;

        // Newton's iteration: each step doubles the number of right low bits, of which an odd number has three to begin with.
        ulong inverse = modulus[0];
        for (int bits = 3; bits < WordBits; bits *= 2)
        {
            inverse *= 2 - (modulus[0] * inverse);
        }

        _negatedInverse = 0 - inverse;
    }

    /// <summary>Length of the numbers, in words.</summary>
    public int Words => _modulus.Length;

    /// <summary>Whether a number is smaller than the modulus.</summary>
    public bool IsAbove(ReadOnlySpan<ulong> number)
    {
        for (int i = _modulus.Length - 1; i >= 0; i--)
        {
            if (number[i] != _modulus[i])
            {
                return number[i] < _modulus[i];
            }
        }

        return false;
    }

    /// <summary>Raises a number to a power.</summary>
    /// <param name="number">Smaller than the modulus; replaced.</param>
    /// <param name="exponent">At least 1.</param>
    public void Power(Span<ulong> number, uint exponent)
    {
        Span<ulong> factor = stackalloc ulong[Words];
        Span<ulong> result = stackalloc ulong[Words];
        Span<ulong> one = stackalloc ulong[Words];
        Multiply(number, _square, factor);
        factor.CopyTo(result);
        int bit = 31 - System.Numerics.BitOperations.LeadingZeroCount(exponent);
        while (--bit >= 0)
        {
            Multiply(result, result, number);
            number.CopyTo(result);
            if ((exponent >> bit & 1) != 0)
            {
                Multiply(result, factor, number);
                number.CopyTo(result);
            }
        }

        one.Clear();
        one[0] = 1;
        Multiply(result, one, number);
    }

    // For each word of the one factor: add its product with the other, then the multiple of the modulus that makes the lowest
    // word zero, and drop that word.
    private void Multiply(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> product)
    {
        Span<ulong> sum = stackalloc ulong[Words + 1];
        sum.Clear();
        foreach (ulong word in right)
        {
            ulong over = AddProduct(sum, left, word);
            over += AddProduct(sum, _modulus, sum[0] * _negatedInverse);
            sum[1..].CopyTo(sum);
            sum[^1] = over;
        }

        sum[..^1].CopyTo(product);
        if (sum[^1] != 0 || !IsAbove(product))
        {
            Subtract(product);
        }
    }

    // Returns what does not fit the sum.
    private static ulong AddProduct(Span<ulong> sum, ReadOnlySpan<ulong> factor, ulong word)
    {
        ulong carry = 0;
        for (int i = 0; i < factor.Length; i++)
        {
            ulong high = Math.BigMul(factor[i], word, out ulong low);
            low += carry;
            carry = high + (low < carry ? 1ul : 0);
            ulong total = sum[i] + low;
            carry += total < low ? 1ul : 0;
            sum[i] = total;
        }

        sum[^1] += carry;
        return sum[^1] < carry ? 1ul : 0;
    }

    private void Subtract(Span<ulong> number)
    {
        ulong borrow = 0;
        for (int i = 0; i < number.Length; i++)
        {
            ulong less = number[i] - _modulus[i];
            ulong next = less > number[i] ? 1ul : 0;
            ulong rest = less - borrow;
            borrow = next + (rest > less ? 1ul : 0);
            number[i] = rest;
        }
    }
}
