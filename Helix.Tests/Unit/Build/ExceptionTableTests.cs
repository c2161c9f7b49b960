using System.Runtime.InteropServices;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Objects;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

public sealed class ExceptionTableTests
{
    [Test]
    public void MethodsWithoutAnythingToSayShareARecord()
    {
        var table = new ExceptionTable();
        int first = table.AddMethod(false, 0, 0);
        int called = table.AddMethod(true, 0, 0);
        Assert.That(table.AddMethod(false, 0, 0), Is.EqualTo(first));
        Assert.That(table.AddMethod(true, 0, 0), Is.EqualTo(called));
        Assert.That(table.Records.ToArray(), Is.EqualTo(new byte[] { 0, 8 }));
        Assert.That(table.Relocations.IsEmpty);
    }

    [Test]
    public void ReferencesFollowTheFlagsInOrder()
    {
        var table = new ExceptionTable();
        int record = table.AddMethod(false, associatedData: 7, clauses: 9);
        Assert.That(record, Is.Zero);
        Assert.That(table.Records.ToArray(), Is.EqualTo(new byte[] { 0x14, 0, 0, 0, 0, 0, 0, 0, 0 }));
        ElfRelocation[] relocations = MemoryMarshal.Cast<byte, ElfRelocation>(table.Relocations.Span).ToArray();
        Assert.That(relocations, Is.EqualTo(new[]
        {
            new ElfRelocation(1, ElfRelocation.Relative32, 7, 0),
            new ElfRelocation(5, ElfRelocation.Relative32, 9, 0),
        }));
    }

    [Test]
    public void AFuncletPointsBackToItsMethod()
    {
        var table = new ExceptionTable();
        int method = table.AddMethod(false, 0, clauses: 3);
        int handler = table.AddFunclet(false, method, 0x120);
        int filter = table.AddFunclet(true, method, 0x90);
        byte[] records = table.Records.ToArray();
        Assert.That(records[handler], Is.EqualTo(1));
        Assert.That(System.BitConverter.ToInt32(records, handler + 1), Is.EqualTo(method - (handler + 1)));
        Assert.That(System.BitConverter.ToInt32(records, handler + 5), Is.EqualTo(0x120));
        Assert.That(records[filter], Is.EqualTo(2));
        Assert.That(System.BitConverter.ToInt32(records, filter + 1), Is.EqualTo(method - (filter + 1)));
    }
}
