using System;
using System.Buffers.Binary;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Modules.Bench;

/// <summary>
/// The check of a signature of 2048 bits. The arithmetic takes no notice of whether it is right, so any odd modulus and any number below it do.
/// </summary>
internal sealed class SignatureBenchmark : Benchmark
{
    private const int Words = 32;
    private const int WordBytes = 8;
    private const uint Exponent = 65537;

    private readonly byte[] _signature = new byte[Words * WordBytes];
    private RsaPublicKey? _key;

    public override string Name => "rsa-2048-verify";

    public override int Count => 10;

    public override void Prepare()
    {
        byte[] key = new byte[8 + (2 * _signature.Length)];
        new Random(17).NextBytes(key);
        BinaryPrimitives.WriteUInt32LittleEndian(key, Exponent);
        BinaryPrimitives.WriteUInt32LittleEndian(key.AsSpan(4), Words);
        key[8] |= 1;
        key[7 + _signature.Length] = 0xFF;
        key[^1] = 0;
        new Random(18).NextBytes(_signature);
        _signature[0] = 0;
        _ = RsaPublicKey.TryRead(key, out _key);
    }

    public override void Run(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ = _key!.Verify([], _signature);
        }
    }
}
