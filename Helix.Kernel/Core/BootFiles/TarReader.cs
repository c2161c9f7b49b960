using System;
using System.Text;

namespace Helix.Kernel.Core.BootFiles;

/// <summary>
/// Reads the regular files of a ustar archive (IEEE Std 1003.1-2017, <c>pax</c>, section "ustar Interchange Format"): blocks of 512 bytes,
/// a header block before each file's contents, and a block of zeros at the end. Directories, links and the like are passed over. Takes any
/// bytes: what does not fit the format ends the reading with a reason.
/// </summary>
/// <param name="archive">The archive.</param>
public sealed class TarReader(ReadOnlyMemory<byte> archive)
{
    private const int BlockBytes = 512;
    private const int NameBytes = 100;
    private const int SizeOffset = 124;
    private const int SizeBytes = 12;
    private const int ChecksumOffset = 148;
    private const int ChecksumBytes = 8;
    private const int TypeOffset = 156;
    private const int MagicOffset = 257;
    private const int PrefixOffset = 345;
    private const int PrefixBytes = 155;

    private bool _ended;

    /// <summary>Offset of the header that is read next, or that has the damage, in bytes.</summary>
    public int Position { get; private set; }

    /// <summary>What is wrong with the archive; null if nothing so far.</summary>
    public string? Damage { get; private set; }

    /// <summary>Reads up to the next regular file; false at the end of the archive and at damage.</summary>
    public bool TryRead(out TarEntry entry)
    {
        while (!_ended)
        {
            ReadOnlySpan<byte> rest = archive.Span[Position..];
            if (rest.Length < BlockBytes)
            {
                _ = Fail(Position == 0 ? "it is too short, or not in memory" : "its end is missing");
                break;
            }

            ReadOnlySpan<byte> header = rest[..BlockBytes];
            if (header.IndexOfAnyExcept((byte)0) < 0)
            {
                _ = End();
                break;
            }

            if (TryReadEntry(header, out entry, out bool isFile) && isFile)
            {
                return true;
            }
        }

        entry = default;
        return false;
    }

    private bool TryReadEntry(ReadOnlySpan<byte> header, out TarEntry entry, out bool isFile)
    {
        entry = default;
        isFile = header[TypeOffset] is (byte)'0' or 0;
        if (!header[MagicOffset..].StartsWith("ustar"u8))
        {
            return Fail("it is no ustar archive");
        }

        if (!TryReadOctal(header.Slice(ChecksumOffset, ChecksumBytes), out long checksum) || checksum != Sum(header))
        {
            return Fail("the checksum of a header is wrong");
        }

        if (!TryReadOctal(header.Slice(SizeOffset, SizeBytes), out long size))
        {
            return Fail("a file's size is no number");
        }

        int start = Position + BlockBytes;
        if (size > archive.Length - start)
        {
            return Fail("a file is cut off");
        }

        entry = new TarEntry(ReadName(header), archive.Slice(start, (int)size));
        long next = start + ((size + BlockBytes - 1) & ~(long)(BlockBytes - 1));
        Position = (int)Math.Min(next, archive.Length);
        return true;
    }

    private bool End()
    {
        _ended = true;
        return false;
    }

    private bool Fail(string damage)
    {
        Damage = damage;
        return End();
    }

    private static string ReadName(ReadOnlySpan<byte> header)
    {
        string name = Text(header[..NameBytes]);
        string prefix = Text(header.Slice(PrefixOffset, PrefixBytes));
        string path = prefix.Length > 0 ? prefix + "/" + name : name;
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    /// <summary>Octal digits between optional blanks, ended by a blank, a zero byte or the field's end; never negative.</summary>
    private static bool TryReadOctal(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        ReadOnlySpan<byte> digits = field.Trim(" \0"u8);
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return false;
            }

            value = (value << 3) + (digit - '0');
        }

        return digits.Length > 0;
    }

    /// <summary>The sum of the header's bytes, with its checksum counted as blanks.</summary>
    private static long Sum(ReadOnlySpan<byte> header)
    {
        long sum = 0;
        for (int i = 0; i < header.Length; i++)
        {
            sum += i is >= ChecksumOffset and < ChecksumOffset + ChecksumBytes ? (byte)' ' : header[i];
        }

        return sum;
    }
}
