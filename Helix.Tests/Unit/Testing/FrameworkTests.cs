extern alias kernel;

using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using NUnit.Framework.Constraints;
using KernelAssert = kernel::NUnit.Framework.Assert;
using KernelConstraint = kernel::NUnit.Framework.Constraints.Constraint;
using KernelDoes = kernel::NUnit.Framework.Does;
using KernelException = kernel::NUnit.Framework.AssertionException;
using KernelHas = kernel::NUnit.Framework.Has;
using KernelIs = kernel::NUnit.Framework.Is;
using KernelThrows = kernel::NUnit.Framework.Throws;

namespace Helix.Tests.Unit.Testing;

/// <summary>The kernel's part of NUnit's language says of every value what NUnit says.</summary>
[TestFixture]
public sealed class FrameworkTests
{
    private static readonly object?[] Values =
    [
        null, 0, 5, 5L, (byte)5, 5.0, 5.25, -3, 4000000000u, ulong.MaxValue, double.NaN, true, false, 'a', "", "a", "abc", "ABC", "xabcx", "5",
        Array.Empty<int>(), new[] { 1, 2 }, new List<int> { 1, 2 }, new List<long> { 1, 2 }, new[] { 2, 1 }, new[] { 1, 1 }, new[] { 5 }, new[] { "abc", "" },
        new byte[] { 1, 2 }, new[] { new[] { 1 }, [2] }, TimeSpan.FromSeconds(5), new DateTime(2026, 1, 1), DayOfWeek.Friday, (1, "a"),
        new InvalidOperationException("abc"), new ArgumentNullException("abc"),
    ];

    private static readonly (string Name, Func<IResolveConstraint> Host, Func<KernelConstraint> Kernel)[] Pairs =
    [
        ("equal to 5", () => Is.EqualTo(5), () => KernelIs.EqualTo(5)),
        ("equal to 5.0", () => Is.EqualTo(5.0), () => KernelIs.EqualTo(5.0)),
        ("equal to text", () => Is.EqualTo("abc"), () => KernelIs.EqualTo("abc")),
        ("equal to null", () => Is.EqualTo(null), () => KernelIs.EqualTo(null)),
        ("equal to row", () => Is.EqualTo(new[] { 1, 2 }), () => KernelIs.EqualTo(new[] { 1, 2 })),
        ("equal to tuple", () => Is.EqualTo((1, "a")), () => KernelIs.EqualTo((1, "a"))),
        ("equal to enumeration", () => Is.EqualTo(DayOfWeek.Friday), () => KernelIs.EqualTo(DayOfWeek.Friday)),
        ("without case", () => Is.EqualTo("abc").IgnoreCase, () => KernelIs.EqualTo("abc").IgnoreCase),
        ("not equal", () => Is.Not.EqualTo(5), () => KernelIs.Not.EqualTo(5)),
        ("null", () => Is.Null, () => KernelIs.Null),
        ("not null", () => Is.Not.Null, () => KernelIs.Not.Null),
        ("true", () => Is.True, () => KernelIs.True),
        ("false", () => Is.False, () => KernelIs.False),
        ("empty", () => Is.Empty, () => KernelIs.Empty),
        ("not empty", () => Is.Not.Empty, () => KernelIs.Not.Empty),
        ("zero", () => Is.Zero, () => KernelIs.Zero),
        ("positive", () => Is.Positive, () => KernelIs.Positive),
        ("negative", () => Is.Negative, () => KernelIs.Negative),
        ("greater", () => Is.GreaterThan(5), () => KernelIs.GreaterThan(5)),
        ("at least", () => Is.AtLeast(5), () => KernelIs.AtLeast(5)),
        ("less", () => Is.LessThan(5), () => KernelIs.LessThan(5)),
        ("at most", () => Is.AtMost(5), () => KernelIs.AtMost(5)),
        ("in range", () => Is.InRange(1, 5), () => KernelIs.InRange(1, 5)),
        ("of type", () => Is.TypeOf<string>(), () => KernelIs.TypeOf<string>()),
        ("instance of", () => Is.InstanceOf<ArgumentException>(), () => KernelIs.InstanceOf<ArgumentException>()),
        ("unique", () => Is.Unique, () => KernelIs.Unique),
        ("equivalent", () => Is.EquivalentTo(new[] { 1, 2 }), () => KernelIs.EquivalentTo(new[] { 1, 2 })),
        ("subset", () => Is.SubsetOf(new[] { 1, 2, 3 }), () => KernelIs.SubsetOf(new[] { 1, 2, 3 })),
        ("all", () => Is.All.GreaterThan(1), () => KernelIs.All.GreaterThan(1)),
        ("contain", () => Does.Contain("abc"), () => KernelDoes.Contain("abc")),
        ("contain 1", () => Does.Contain(1), () => KernelDoes.Contain(1)),
        ("start", () => Does.StartWith("ab"), () => KernelDoes.StartWith("ab")),
        ("end", () => Does.EndWith("bc"), () => KernelDoes.EndWith("bc")),
        ("match", () => Does.Match("^a.c$"), () => KernelDoes.Match("^a.c$")),
        ("does not contain", () => Does.Not.Contain("abc"), () => KernelDoes.Not.Contain("abc")),
        ("count", () => Has.Count.EqualTo(2), () => KernelHas.Count.EqualTo(2)),
        ("length", () => Has.Length.EqualTo(1), () => KernelHas.Length.EqualTo(1)),
        ("some", () => Has.Some.EqualTo(5), () => KernelHas.Some.EqualTo(5)),
        ("none", () => Has.None.EqualTo(5), () => KernelHas.None.EqualTo(5)),
        ("member", () => Has.Member(2), () => KernelHas.Member(2)),
        ("message", () => Has.Message.Contains("abc"), () => KernelHas.Message.Contains("abc")),
        ("and", () => Is.GreaterThan(1).And.LessThan(6), () => KernelIs.GreaterThan(1).And.LessThan(6)),
        ("or", () => Is.EqualTo(5).Or.EqualTo("abc"), () => KernelIs.EqualTo(5).Or.EqualTo("abc")),
        ("within", () => Is.EqualTo(5).Within(0.5), () => KernelIs.EqualTo(5).Within(0.5)),
    ];

    private static IEnumerable<TestCaseData> Cases => Pairs.Select(pair => new TestCaseData(pair.Host, pair.Kernel).SetArgDisplayNames(pair.Name));

    [TestCaseSource(nameof(Cases))]
    public void BothJudgeAlike(Func<IResolveConstraint> host, Func<KernelConstraint> kernel)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(kernel);
        int accepted = 0;
        foreach (object? value in Values)
        {
            bool expected = Judge(host(), value);
            Assert.That(Judge(kernel(), value), Is.EqualTo(expected), $"{value?.GetType().Name} {value}");
            accepted += expected ? 1 : 0;
        }

        Assert.That(accepted, Is.InRange(1, Values.Length - 1), "the values do not tell");
    }

    [Test]
    public void WhatDoesNotHoldThrows()
    {
        Assert.That(() => KernelAssert.That(5, KernelIs.EqualTo(6), "why"), Throws.TypeOf<KernelException>().With.Message.Contains("why").And.Message.Contains("Expected: 6"));
        Assert.That(() => KernelAssert.That(false), Throws.TypeOf<KernelException>());
        Assert.That(() => KernelAssert.Fail("no"), Throws.TypeOf<KernelException>().With.Message.Contains("no"));
        Assert.That(() => KernelAssert.That(5, KernelIs.EqualTo(5)), Throws.Nothing);
    }

    [Test]
    public void ExceptionsAreJudged()
    {
        static void Fails() => throw new InvalidOperationException("broken", new ArgumentException("cause"));

        Assert.That(() => KernelAssert.That(Fails, KernelThrows.TypeOf<InvalidOperationException>().With.Message.Contains("broken")), Throws.Nothing);
        Assert.That(() => KernelAssert.That(Fails, KernelThrows.InstanceOf<Exception>().With.InnerException.TypeOf<ArgumentException>()), Throws.Nothing);
        Assert.That(() => KernelAssert.That(Fails, KernelThrows.TypeOf<InvalidOperationException>().With.Message.Contains("whole")), Throws.TypeOf<KernelException>());
        Assert.That(() => KernelAssert.That(Fails, KernelThrows.Nothing), Throws.TypeOf<KernelException>());
        Assert.That(() => KernelAssert.That(() => 5, KernelThrows.TypeOf<InvalidOperationException>()), Throws.TypeOf<KernelException>());
        Assert.That(KernelAssert.Throws<InvalidOperationException>(Fails).Message, Is.EqualTo("broken"));
    }

    private static bool Judge(IResolveConstraint constraint, object? value) => Judge(() => constraint.Resolve().ApplyTo(value).IsSuccess);

    private static bool Judge(KernelConstraint constraint, object? value) => Judge(() => constraint.Matches(value));

    /// <summary>What cannot be judged, the count of a number say, does not hold.</summary>
    private static bool Judge(Func<bool> judge)
    {
        try
        {
            return judge();
        }
        catch (Exception refusal) when (refusal is ArgumentException or InvalidCastException or NotSupportedException)
        {
            return false;
        }
    }
}
