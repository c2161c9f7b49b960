using System;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>
/// A public key that checks signatures of module files: RSA with the padding of PKCS #1 v1.5 and SHA-256 (RFC 8017, 8.2.2). It
/// comes from the kernel's image, where the build put it, in this form (little-endian): exponent and number of words, four bytes
/// each; the modulus; and the square of 2^(64 words) modulo it, which saves the kernel a division. Words are of eight bytes, the
/// lowest first.
/// </summary>
public sealed class RsaPublicKey
{
    private const int HeadBytes = 8;
    private const int WordBytes = 8;
    private const int SmallestWords = 16;
    private const int LargestWords = 64;

    private readonly uint _exponent;
    private readonly MontgomeryModulus _modulus;

    private RsaPublicKey(uint exponent, MontgomeryModulus modulus)
    {
        _exponent = exponent;
        _modulus = modulus;
    }

    /// <summary>Length of a signature, bytes.</summary>
    public int SignatureBytes => _modulus.Words * WordBytes;

    // RFC 8017, 9.2, note 1: the DER encoding of the algorithm's name and of the length of what follows.
    private static ReadOnlySpan<byte> DigestHead =>
        [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

    /// <summary>Reads a key; false if the bytes are none of 1024 to 4096 bits.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RsaPublicKey? key)
    {
        key = null;
        if (bytes.Length < HeadBytes)
        {
            return false;
        }

        uint exponent = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        uint words = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (words is < SmallestWords or > LargestWords
            || bytes.Length != HeadBytes + (2 * (int)words * WordBytes)
            || exponent < 3)
        {
            return false;
        }

        var modulus = new ulong[words];
        var square = new ulong[words];
        for (int i = 0; i < modulus.Length; i++)
        {
            modulus[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(HeadBytes + (i * WordBytes))..]);
            square[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(HeadBytes + ((i + modulus.Length) * WordBytes))..]);
        }

        bool usable = (modulus[0] & 1) != 0 && modulus[^1] >> 63 != 0;
        key = usable ? new RsaPublicKey(exponent, new MontgomeryModulus(modulus, square)) : null;
        return usable;
    }

    /// <summary>
    /// Whether a signature of some data is right. About 2.6 million instructions for 2048 bits, and the hash of the data.
    /// </summary>
    /// <param name="data">What is signed.</param>
    /// <param name="signature">The signature; of any length and content.</param>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureBytes)
        {
            return false;
        }

        Span<ulong> number = stackalloc ulong[_modulus.Words];
        ReadBigEndian(signature, number);
        if (!_modulus.IsAbove(number))
        {
            return false;
        }

        _modulus.Power(number, _exponent);
        Span<byte> found = stackalloc byte[SignatureBytes];
        WriteBigEndian(number, found);
        Span<byte> expected = stackalloc byte[SignatureBytes];
        Encode(data, expected);
        return found.SequenceEqual(expected);
    }

    // RFC 8017, 9.2: 00 01, ones, 00, and the hash with its algorithm.
    private static void Encode(ReadOnlySpan<byte> data, Span<byte> message)
    {
        message.Fill(0xff);
        message[0] = 0;
        message[1] = 1;
        int head = message.Length - Sha256.HashBytes - DigestHead.Length;
        message[head - 1] = 0;
        DigestHead.CopyTo(message[head..]);
        Sha256.Compute(data, message[^Sha256.HashBytes..]);
    }

    private static void ReadBigEndian(ReadOnlySpan<byte> bytes, Span<ulong> number)
    {
        for (int i = 0; i < number.Length; i++)
        {
            number[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes[((number.Length - 1 - i) * WordBytes)..]);
        }
    }

    private static void WriteBigEndian(ReadOnlySpan<ulong> number, Span<byte> bytes)
    {
        for (int i = 0; i < number.Length; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes[((number.Length - 1 - i) * WordBytes)..], number[i]);
        }
    }
}
