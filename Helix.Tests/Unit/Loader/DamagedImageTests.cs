using System;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Loader;
using Helix.Tests.Unit.Packaging;
using NUnit.Framework;

namespace Helix.Tests.Unit.Loader;

/// <summary>
/// The loader on files that were damaged and given a right checksum: what the reader lets pass is placed, bound and looked through, and nothing
/// outside the image is touched.
/// </summary>
[TestFixture]
internal sealed class DamagedImageTests
{
    private const int Files = 10_000;

    [Test]
    public void TheSampleIsLoadedWhereverThereIsRoom()
    {
        using var memory = new GuardedMemory();
        var loader = new ImageLoader(memory, new FollowingRuntime(memory));
        LoadedImage? image = loader.Load(ModuleFile.Read(SampleModule.Instance.File).Value, out LoadError error);
        Assert.That((image is not null, error), Is.EqualTo((true, LoadError.None)));
        Assert.That((loader.PublishedCount, loader.Permanent.Count), Is.EqualTo((1, 1)));
        Assert.That(memory.IsSound, Is.True);
    }

    [Test]
    public void DamagedFilesAreRefusedOrStayWithinTheirImage()
    {
        var random = new Random(31_337);
        int refused = 0;
        int loaded = 0;
        using var memory = new GuardedMemory();
        for (int i = 0; i < Files; i++)
        {
            byte[] damaged = SampleDamage.Make(random, corrected: true);
            if (!ModuleFile.Read(damaged).TryGet(out ModuleFile? file))
            {
                refused++;
                continue;
            }

            memory.Clear();
            LoadedImage? image = new ImageLoader(memory, new FollowingRuntime(memory)).Load(file, out LoadError error);
            Assert.That(image is null, Is.EqualTo(error != LoadError.None), $"file {i}");
            Assert.That(memory.IsSound, Is.True, $"file {i}: memory outside the image was written");
            refused += image is null ? 1 : 0;
            loaded += image is null ? 0 : 1;
        }

        TestContext.Out.WriteLine($"{refused} refused, {loaded} loaded");
        Assert.That(refused, Is.GreaterThan(Files / 2));
        Assert.That(loaded, Is.GreaterThan(Files / 20));
    }
}
