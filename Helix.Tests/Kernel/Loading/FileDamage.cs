using System;
using System.Buffers.Binary;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Tests.Kernel.Loading;

/// <summary>
/// Makes damaged copies of a module file. Every other one has a right checksum; then the damage is in the headers or in the manifest, as nothing but a
/// signature tells changed code from other code.
/// </summary>
internal sealed class FileDamage
{
    // gABI: the ELF header, three program headers, section headers.
    private const int HeaderBytes = 64 + (3 * 56);
    private const int SectionHeaderBytes = 64;
    private const int EndBytes = 16;
    private const int ChecksumFromEnd = 8;

    private readonly byte[] _file;
    private readonly Random _random;
    private readonly int _manifest;
    private readonly int _manifestBytes;
    private int _count;

    public FileDamage(ReadOnlyMemory<byte> file, int seed)
    {
        _file = file.ToArray();
        _random = new Random(seed);
        (_manifest, _manifestBytes) = FindManifest();
    }

    /// <summary>The next copy.</summary>
    public byte[] Next()
    {
        bool isRight = _count++ % 2 == 1;
        byte[] file = (byte[])_file.Clone();
        for (int changes = _random.Next(1, 4); changes > 0; changes--)
        {
            int place = isRight ? DescribedPlace() : _random.Next(file.Length);
            file[place] = _random.Next(3) switch
            {
                0 => (byte)(file[place] ^ (1 << _random.Next(8))),
                1 => (byte)_random.Next(256),
                _ => 0xFF,
            };
        }

        if (isRight)
        {
            int end = file.Length - ChecksumFromEnd;
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(end), Checksum.Of(file.AsSpan(0, end)));
        }

        return _random.Next(16) == 0 ? file[.._random.Next(file.Length)] : file;
    }

    private int DescribedPlace() => _random.Next(3) switch
    {
        0 => _random.Next(HeaderBytes),
        1 => _manifest + _random.Next(_manifestBytes),
        _ => _file.Length - EndBytes + _random.Next(ChecksumFromEnd),
    };

    private (int Offset, int SizeBytes) FindManifest()
    {
        int table = (int)BinaryPrimitives.ReadUInt64LittleEndian(_file.AsSpan(40));
        int count = BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(60));
        int names = Offset(Header(table, BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(62))));
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> header = Header(table, i);
            int name = names + BinaryPrimitives.ReadInt32LittleEndian(header);
            if (_file.AsSpan(name).StartsWith(".helix.manifest"u8))
            {
                return (Offset(header), (int)BinaryPrimitives.ReadUInt64LittleEndian(header[32..]));
            }
        }

        throw new InvalidOperationException("the file has no manifest");
    }

    private ReadOnlySpan<byte> Header(int table, int index) => _file.AsSpan(table + (index * SectionHeaderBytes), SectionHeaderBytes);

    private static int Offset(ReadOnlySpan<byte> header) => (int)BinaryPrimitives.ReadUInt64LittleEndian(header[24..]);
}
