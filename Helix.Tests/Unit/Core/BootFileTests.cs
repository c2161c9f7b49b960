using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.BootFiles;
using Helix.Kernel.Core.Logging;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Images;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>Archives as the host makes them and as damage leaves them, read by the kernel's reader.</summary>
[TestFixture]
internal sealed class BootFileTests
{
    private LogBuffer _log = null!;
    private string _folder = "";

    [SetUp]
    public void SetUp()
    {
        _log = new LogBuffer(64, () => TimeSpan.Zero);
        _folder = Directory.CreateTempSubdirectory("helix-boot-files-").FullName;
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void WhatTheHostPacksTheKernelReads()
    {
        byte[] large = [.. Enumerable.Range(0, 5000).Select(static i => (byte)(i * 7))];
        BootFileTable table = Read(Pack(("modules/RamDisk.hmod", large), ("empty", []), ("exact", new byte[512]), ("a", "text"u8.ToArray())));
        Assert.That(table.Names, Is.EqualTo(["modules/RamDisk.hmod", "empty", "exact", "a"]));
        Assert.That(table.Open("modules/RamDisk.hmod").Value.ToArray(), Is.EqualTo(large));
        Assert.That(table.Open("empty").Value.Length, Is.Zero);
        Assert.That(table.Open("exact").Value.Length, Is.EqualTo(512));
        Assert.That(Encoding.ASCII.GetString(table.Open("a").Value.Span), Is.EqualTo("text"));
        Assert.That(table.Open("A").Status, Is.EqualTo(Status.NotFound));
        Assert.That(Complaints(), Is.Empty);
    }

    [Test]
    public void TheSameFilesGiveTheSameArchive()
    {
        Assert.That(Pack(("x", "1"u8.ToArray())), Is.EqualTo(Pack(("x", "1"u8.ToArray()))));
    }

    [Test]
    public void OfTwoFilesWithOneNameTheFirstCounts()
    {
        BootFileTable table = BootFileTable.Read([Pack(("x", "1"u8.ToArray())), Pack(("x", "22"u8.ToArray()), ("y", []))], _log.For("boot"));
        Assert.That(table.Names, Is.EqualTo(["x", "y"]));
        Assert.That(table.Open("x").Value.Length, Is.EqualTo(1));
        Assert.That(Complaints().Single(), Does.Contain("'x' twice"));
    }

    [Test]
    public void AnArchiveThatIsNotInMemoryIsReported()
    {
        Assert.That(Read([]).Names, Is.Empty);
        Assert.That(Complaints().Single(), Does.Contain("not in memory"));
    }

    [TestCase(0, (byte)'Z', "checksum")]
    [TestCase(124, (byte)'9', "checksum")]
    [TestCase(148, (byte)'x', "checksum")]
    [TestCase(257, (byte)0, "no ustar archive")]
    public void DamageIsNamedAndWhatIsBeforeItCounts(int offset, byte value, string expected)
    {
        byte[] archive = Pack(("first", "1"u8.ToArray()), ("second", "2"u8.ToArray()));
        archive[1024 + offset] = value;
        Assert.That(Read(archive).Names, Is.EqualTo(["first"]));
        Assert.That(Complaints().Single(), Does.Contain(expected).And.Contain("byte 1024"));
    }

    [TestCase(511, "too short")]
    [TestCase(512 + 100, "a file is cut off")]
    [TestCase(1024, "its end is missing")]
    [TestCase(1024 + 100, "its end is missing")]
    public void ACutOffArchiveIsReported(int length, string expected)
    {
        _ = Read(Pack(("first", new byte[400]), ("second", new byte[400]))[..length]);
        Assert.That(Complaints().Single(), Does.Contain(expected));
    }

    [Test]
    public void DamageOfEveryKindIsSurvived()
    {
        byte[] good = Pack(("modules/One.hmod", new byte[700]), ("two", "text"u8.ToArray()), ("three", new byte[1024]));
        var random = new Random(4711);
        int damaged = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bad = good[..random.Next(good.Length + 1)];
            for (int j = random.Next(1, 6); j > 0 && bad.Length > 0; j--)
            {
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }

            if (i % 2 == 0)
            {
                RepairChecksums(bad);
            }

            var reader = new TarReader(bad);
            int files = 0;
            while (reader.TryRead(out TarEntry entry))
            {
                Assert.That(entry.Content.Length, Is.LessThanOrEqualTo(bad.Length));
                Assert.That(++files, Is.LessThanOrEqualTo(bad.Length / 512));
            }

            damaged += reader.Damage is null ? 0 : 1;
        }

        Assert.That(damaged, Is.InRange(10_000, 20_000));
    }

    [TestCase("/no/such/file", "no file")]
    [TestCase("/etc/x=/dev/null", "no name")]
    [TestCase("=/dev/null", "no name")]
    public void BadNamesAreRefusedOnTheHost(string text, string expected) =>
        Assert.That(() => BootFile.Parse(text), Throws.TypeOf<BuildFailureException>().With.Message.Contains(expected));

    [Test]
    public void DoubleNamesAreRefusedOnTheHost() =>
        Assert.That(() => Pack(("x", []), ("x", [])), Throws.TypeOf<BuildFailureException>().With.Message.Contains("'x'"));

    /// <summary>Makes the checksum of every header right again, so that damage reaches what lies behind that check.</summary>
    private static void RepairChecksums(Span<byte> archive)
    {
        for (int start = 0; start + 512 <= archive.Length; start += 512)
        {
            Span<byte> header = archive.Slice(start, 512);
            if (header[257..].StartsWith("ustar"u8))
            {
                header.Slice(148, 8).Fill((byte)' ');
                int sum = 0;
                foreach (byte value in header)
                {
                    sum += value;
                }

                Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0')).CopyTo(header[148..]);
            }
        }
    }

    private BootFileTable Read(byte[] archive) => BootFileTable.Read([archive], _log.For("boot"));

    private List<string> Complaints() => [.. _log.Read(LogLevel.Warning, 64).Select(entry => entry.Message)];

    private byte[] Pack(params (string Name, byte[] Content)[] files)
    {
        var listed = new List<BootFile>();
        foreach ((string name, byte[] content) in files)
        {
            string path = Path.Combine(_folder, $"{listed.Count}");
            File.WriteAllBytes(path, content);
            listed.Add(BootFile.Parse($"{name}={path}"));
        }

        string output = Path.Combine(_folder, "files.tar");
        BootArchive.Write(listed, output);
        return File.ReadAllBytes(output);
    }
}
