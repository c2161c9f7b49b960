using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build.Images;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

/// <summary>What the runtime relies on after linking repaired objects, whatever their order.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class UnwindLinkTests(bool libraryFirst)
{
    private LinkedImage _image = null!;

    [OneTimeSetUp]
    public void Link()
    {
        CompiledFixture fixture = CompiledFixture.Instance;
        string[] objects = libraryFirst
            ? [fixture.Library.Object, fixture.First, fixture.Second]
            : [fixture.Second, fixture.First, fixture.Library.Object];
        string output = Path.Combine(fixture.Directory, $"linked-{libraryFirst}.elf");
        string script = Path.Combine(fixture.Directory, "link.ld");
        File.WriteAllText(script, LinkedImage.Script);
        ImageLinker.Link(script, objects, output, stripped: null, ["--unresolved-symbols=ignore-all", "--entry=0"]);
        _image = new LinkedImage(output);
    }

    [Test]
    public void EveryLiveMethodHasOneUnwindEntry()
    {
        HashSet<ulong> methods = [.. _image.Methods.Keys];
        ulong[] roots = [.. _image.UnwindEntries.Where(entry => !entry.IsFunclet).Select(entry => entry.Start)];
        Assert.That(roots, Is.Unique);
        Assert.That(roots, Is.EquivalentTo(methods));
        Assert.That(_image.UnwindEntries.Select(entry => entry.Start), Is.Unique);
        Assert.That(_image.SearchTableCount, Is.EqualTo(_image.UnwindEntries.Count));
    }

    [Test]
    public void EveryRecordLeadsToTheClausesOfItsMethod()
    {
        Dictionary<string, ulong> clauses = _image.Clauses;
        foreach (UnwindEntry entry in _image.UnwindEntries)
        {
            ulong method = entry.Start - (ulong)entry.FuncletDistance;
            List<string> names = _image.Methods[method];
            ulong expected = names.Select(name => clauses.GetValueOrDefault(name)).Max();
            Assert.That(entry.Clauses, Is.EqualTo(expected), names[0]);
        }
    }

    [Test]
    public void FuncletsAndFiltersAreFound()
    {
        ulong protect = _image.Methods.Single(pair => pair.Value.Contains("First_First_Guard__Protect")).Key;
        UnwindEntry[] funclets = [.. _image.UnwindEntries.Where(entry => entry.IsFunclet && entry.Start - (ulong)entry.FuncletDistance == protect)];
        Assert.That(funclets.Count(entry => entry.IsFilter), Is.EqualTo(1));
        Assert.That(funclets.Count(entry => !entry.IsFilter), Is.GreaterThanOrEqualTo(3));
    }

    [Test]
    public void MethodsThatNativeCodeCallsAreMarked()
    {
        UnwindEntry entry = _image.UnwindEntries.Single(e => !e.IsFunclet && _image.Methods[e.Start].Contains("second_entry"));
        Assert.That(entry.IsReverseInvoke);
        Assert.That(_image.UnwindEntries.Count(e => e.IsReverseInvoke), Is.LessThan(200));
    }
}
