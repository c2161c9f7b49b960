using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Build.Compilation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

public sealed class CacheDirectoryTests
{
    private string _root = string.Empty;

    [SetUp]
    public void MakeRoot() => _root = Path.Combine(Path.GetTempPath(), "helix-cache-" + Guid.NewGuid().ToString("N"));

    [TearDown]
    public void RemoveRoot()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Test]
    public void AnEntryIsMadeOnceForItsKey()
    {
        int made = 0;
        var cache = new CacheDirectory(_root);
        string first = cache.Provide("p", "key", _ => made++);
        Assert.That(cache.Provide("p", "key", _ => made++), Is.EqualTo(first));
        Assert.That(cache.Provide("p", "other key", _ => made++), Is.Not.EqualTo(first));
        Assert.That(made, Is.EqualTo(2));
    }

    [Test]
    public void AFailureLeavesNoEntry()
    {
        var cache = new CacheDirectory(_root);
        Assert.That(() => cache.Provide("p", "key", _ => throw new InvalidOperationException()), Throws.InvalidOperationException);
        int made = 0;
        cache.Provide("p", "key", _ => made++);
        Assert.That(made, Is.EqualTo(1));
    }

    [Test]
    public void OfManyWhoAskOneMakesTheEntry()
    {
        int made = 0;
        string[] entries = new string[4];
        Parallel.For(0, entries.Length, i => entries[i] = new CacheDirectory(_root).Provide("p", "key", directory =>
        {
            Interlocked.Increment(ref made);
            File.WriteAllText(Path.Combine(directory, "content"), "x");
        }));
        Assert.That(made, Is.EqualTo(1));
        Assert.That(entries.Distinct().Count(), Is.EqualTo(1));
        Assert.That(Path.Combine(entries[0], "content"), Does.Exist);
    }
}
