using System;
using System.Linq;
using Helix.Interfaces.Primitives;
using NUnit.Framework;

namespace Helix.Tests.Unit.Interfaces;

[TestFixture]
internal sealed class ResultTests
{
    [Test]
    public void AValueIsASuccess()
    {
        Result<int> result = 7;
        Assert.That(result.IsOk);
        Assert.That(result.TryGet(out int value));
        Assert.That(value, Is.EqualTo(7));
    }

    [Test]
    public void AStatusIsAFailure()
    {
        Result<int> result = Status.TimedOut;
        Assert.That(result.TryGet(out _), Is.False);
        Assert.That(result.Status, Is.EqualTo(Status.TimedOut));
        Assert.That(result.Or(5), Is.EqualTo(5));
    }

    [Test]
    public void OkWithoutAValueIsAFailure()
    {
        Result<string> result = Status.Ok;
        Assert.That(result.Status, Is.EqualTo(Status.Failed));
    }

    [Test]
    public void EveryStatusHasItsOwnNumberAndPhrase()
    {
        Status[] all = Enum.GetValues<Status>();
        Assert.That(all.Select(status => (int)status), Is.EqualTo(Enumerable.Range(0, all.Length)));
        Assert.That(all.Select(status => status.Describe()), Is.Unique);
        Assert.That(all.Select(status => status.Describe()), Has.None.StartsWith("status"));
        Assert.That(((Status)99).Describe(), Is.EqualTo("status 99"));
    }
}
