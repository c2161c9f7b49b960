using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using Helix.Interfaces.ModuleFiles;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Images;
using Helix.Sdk.Packaging.Files;
using Helix.Sdk.Packaging.Inspection;
using NUnit.Framework;

namespace Helix.Tests.Unit.Packaging;

/// <summary>The kernel's own arithmetic against the class library's.</summary>
public sealed class SignatureTests
{
    private static IEnumerable<int> Lengths() => [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000, 65_537];

    [TestCaseSource(nameof(Lengths))]
    public void TheHashIsSha256(int length)
    {
        byte[] data = RandomBytes(length);
        var hash = new byte[Sha256.HashBytes];
        Sha256.Compute(data, hash);
        Assert.That(hash, Is.EqualTo(SHA256.HashData(data)));
    }

    [TestCase(1024)]
    [TestCase(2048)]
    [TestCase(3072)]
    [TestCase(4096)]
    public void ASignatureOfTheOwnerIsRight(int bits)
    {
        using var owner = RSA.Create(bits);
        using var other = RSA.Create(bits);
        RsaPublicKey key = Key(owner);
        Assert.That(key.SignatureBytes, Is.EqualTo(bits / 8));
        for (int i = 0; i < 20; i++)
        {
            byte[] data = RandomBytes(i * 37);
            byte[] signature = Sign(owner, data);
            Assert.That(key.Verify(data, signature), Is.True);
            Assert.That(key.Verify([.. data, 0], signature), Is.False);
            Assert.That(key.Verify(data, Sign(other, data)), Is.False);
            signature[i] ^= 0x10;
            Assert.That(key.Verify(data, signature), Is.False);
        }
    }

    [Test]
    public void SignaturesOfAnotherFormAreWrong()
    {
        using var owner = RSA.Create(2048);
        RsaPublicKey key = Key(owner);
        byte[] data = RandomBytes(100);
        Assert.That(key.Verify(data, []), Is.False);
        Assert.That(key.Verify(data, Sign(owner, data)[1..]), Is.False);
        Assert.That(key.Verify(data, new byte[256]), Is.False);
        byte[] ones = new byte[256];
        ones.AsSpan().Fill(0xff);
        Assert.That(key.Verify(data, ones), Is.False);
        Assert.That(key.Verify(data, owner.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)), Is.False);
        Assert.That(key.Verify(data, owner.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)), Is.False);
    }

    [Test]
    public void BytesThatAreNoKeyAreRefused()
    {
        using var owner = RSA.Create(2048);
        byte[] bytes = ModuleKey.Encode(owner.ExportParameters(false));
        Assert.That(RsaPublicKey.TryRead([], out _), Is.False);
        Assert.That(RsaPublicKey.TryRead(bytes.AsSpan(1), out _), Is.False);
        Assert.That(RsaPublicKey.TryRead(Changed(bytes, 4, 15), out _), Is.False);
        Assert.That(RsaPublicKey.TryRead(Changed(bytes, 7, 0xff), out _), Is.False);
        Assert.That(RsaPublicKey.TryRead(Changed(bytes, 8, (byte)(bytes[8] & 0xfe)), out _), Is.False);
        Assert.That(() => ModuleKey.Encode(RSA.Create(512).ExportParameters(false)), Throws.TypeOf<BuildFailureException>());
    }

    [Test]
    public void ASignedFileIsReadAndInspected()
    {
        string folder = SampleModule.Instance.Directory;
        using var owner = RSA.Create(2048);
        string secret = Write(folder, "owner.pem", owner.ExportRSAPrivateKeyPem());
        string open = Write(folder, "owner.pub", owner.ExportSubjectPublicKeyInfoPem());
        using var other = RSA.Create(2048);
        string foreign = Write(folder, "other.pub", other.ExportSubjectPublicKeyInfoPem());
        byte[] elf = SampleModule.Instance.Elf;
        string file = Path.Combine(folder, "signed.hmod");
        File.WriteAllBytes(file, ModuleFileWriter.Finish(elf, ModuleSigner.Sign(elf, secret)));
        string unsigned = Path.Combine(folder, "unsigned.hmod");
        File.WriteAllBytes(unsigned, SampleModule.Instance.File);

        Assert.That(ModuleInspection.Of(file, open).Signature, Is.EqualTo(SignatureState.Right));
        Assert.That(ModuleInspection.Of(file, secret).Signature, Is.EqualTo(SignatureState.Right));
        Assert.That(ModuleInspection.Of(file, foreign).Signature, Is.EqualTo(SignatureState.Wrong));
        Assert.That(ModuleInspection.Of(file, null).Signature, Is.EqualTo(SignatureState.Unchecked));
        Assert.That(ModuleInspection.Of(unsigned, open).Signature, Is.EqualTo(SignatureState.Missing));
        Assert.That(() => ModuleSigner.Sign(elf, open), Throws.TypeOf<BuildFailureException>());
        Assert.That(() => ModuleSigner.Sign(elf, file), Throws.TypeOf<BuildFailureException>());
    }

    private static RsaPublicKey Key(RSA owner)
    {
        bool known = RsaPublicKey.TryRead(ModuleKey.Encode(owner.ExportParameters(false)), out RsaPublicKey? key);
        Assert.That(known, Is.True);
        return key!;
    }

    private static byte[] Sign(RSA owner, byte[] data) => owner.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static byte[] Changed(byte[] bytes, int place, byte value)
    {
        var changed = (byte[])bytes.Clone();
        changed[place] = value;
        return changed;
    }

    private static byte[] RandomBytes(int length)
    {
        var data = new byte[length];
        new Random(length).NextBytes(data);
        return data;
    }

    private static string Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
