using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Configuration;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class CfgManagerTests
{
    [Test]
    public void ValuesAreFoundWithoutRegardToCase()
    {
        var manager = new CfgManager();
        Assert.That(manager.Set("Serial", "Port", "1"), Is.EqualTo(Status.Ok));
        Assert.That(manager.OpenGroup("serial").Value.Find("PORT"), Is.EqualTo("1"));
    }

    [Test]
    public void TheLastValueCounts()
    {
        var manager = new CfgManager();
        _ = manager.Set("", "key", "1");
        _ = manager.Set("", "key", "2");
        Assert.That(manager.Root.Find("key"), Is.EqualTo("2"));
    }

    [Test]
    public void OnlyGroupsWithValuesAreListed()
    {
        var manager = new CfgManager();
        _ = manager.OpenGroup("empty");
        _ = manager.Set("b", "x", "");
        _ = manager.Set("a", "x", "");
        Assert.That(manager.Groups, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void AnUnknownKeyIsNull() => Assert.That(new CfgManager().OpenGroup("none").Value.Find("key"), Is.Null);

    [Test]
    public void EmptyNamesAreRefused()
    {
        var manager = new CfgManager();
        Assert.That(manager.OpenGroup("").Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(manager.Set("group", "", "1"), Is.EqualTo(Status.InvalidArgument));
    }
}
