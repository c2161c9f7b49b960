using System;
using System.IO;
using System.Security.Cryptography;
using Helix.Sdk.Build;

namespace Helix.Sdk.Packaging.Files;

/// <summary>Signs the ELF part of module files: RSA, PKCS #1 v1.5, SHA-256 (RFC 8017).</summary>
internal static class ModuleSigner
{
    /// <summary>Signs.</summary>
    /// <param name="elf">The ELF part.</param>
    /// <param name="keyFile">A file with an RSA private key in PEM form.</param>
    /// <exception cref="BuildFailureException">The file is missing or holds no such key.</exception>
    public static byte[] Sign(ReadOnlySpan<byte> elf, string keyFile)
    {
        if (!File.Exists(keyFile))
        {
            throw new BuildFailureException($"the key {keyFile} is not there");
        }

        using var key = RSA.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(keyFile));
            return key.SignData(elf, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            throw new BuildFailureException($"{keyFile} is no RSA private key in PEM form: {failure.Message}");
        }
    }
}
