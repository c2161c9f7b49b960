using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Helix.Sdk.Build.Images;

/// <summary>Makes an object of the public key that a kernel checks module files with, in the form that docs/MODULE_FILES.md describes.</summary>
public static class ModuleKey
{
    private const int WordBytes = 8;
    private const int SmallestBits = 1024;
    private const int LargestBits = 4096;

    /// <summary>Writes the object.</summary>
    /// <param name="pem">A file with an RSA key, public or private, in PEM form (RFC 7468); only the public part is used.</param>
    /// <param name="output">The object; its source is written beside it.</param>
    /// <exception cref="BuildFailureException">The file is missing or holds no key that can be used.</exception>
    public static void Write(string pem, string output)
    {
        string source = output + ".asm";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        string bytes = string.Join(", ", Encode(Read(pem)).Select(static value => "0x" + value.ToString("x2")));
        File.WriteAllText(source, $"section .helix.key progbits alloc noexec nowrite align=8\n    db {bytes}\n");
        Assembler.Assemble([source], [output]);
    }

    /// <summary>The key's bytes in the image.</summary>
    /// <param name="key">The key; its modulus has 1024 to 4096 bits, in whole words of 64.</param>
    /// <exception cref="BuildFailureException">It has another size.</exception>
    public static byte[] Encode(RSAParameters key)
    {
        byte[] modulus = key.Modulus!;
        int bits = modulus.Length * 8;
        var exponent = new BigInteger(key.Exponent, isUnsigned: true, isBigEndian: true);
        if (bits is < SmallestBits or > LargestBits || modulus.Length % WordBytes != 0 || exponent > uint.MaxValue)
        {
            throw new BuildFailureException($"a key for modules has {SmallestBits} to {LargestBits} bits, a multiple of 64; this one has {bits}");
        }

        var number = new BigInteger(modulus, isUnsigned: true, isBigEndian: true);
        byte[] square = BigInteger.ModPow(2, 2 * bits, number).ToByteArray(isUnsigned: true);
        Array.Resize(ref square, modulus.Length);
        return [.. BitConverter.GetBytes((uint)exponent), .. BitConverter.GetBytes(modulus.Length / WordBytes), .. modulus.Reverse(), .. square];
    }

    /// <summary>Reads the public part of a key.</summary>
    /// <param name="pem">A file with an RSA key in PEM form.</param>
    /// <exception cref="BuildFailureException">The file is missing or holds no such key.</exception>
    public static RSAParameters Read(string pem)
    {
        if (!File.Exists(pem))
        {
            throw new BuildFailureException($"the module key {pem} is not there");
        }

        using var key = RSA.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(pem, Encoding.UTF8));
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            throw new BuildFailureException($"{pem} is no RSA key in PEM form: {failure.Message}");
        }

        return key.ExportParameters(includePrivateParameters: false);
    }
}
