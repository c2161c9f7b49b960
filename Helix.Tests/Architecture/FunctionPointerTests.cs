using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Helix.Tests.Architecture;

/// <summary>
/// Calls through pointers that a property answers. The compiler leaves a method with such a call without any optimisation; a pointer that
/// was put into a local variable first does no harm.
/// </summary>
[TestFixture]
public sealed partial class FunctionPointerTests
{
    private static readonly string[] Places = ["Helix.Kernel/Machine/", "Helix.Kernel/Runtime/", "Helix.Kernel/Boot/"];

    private static IEnumerable<SourceFile> Kernel =>
        SourceTree.Sources.Where(static source => Places.Any(place => source.Location.StartsWith(place, StringComparison.Ordinal)));

    [Test]
    public void Pointers_from_properties_are_called_by_way_of_a_local_variable()
    {
        Assert.That(Kernel.SelectMany(static source => FindCalls(source, ReferenceProperties(), Pointers(), PointerProperties())), Is.Empty);
    }

    [TestCase("        Port.Current.Tick(1, 2);", 1)]
    [TestCase("        Port.Current.Inner.Tick(1, 2);", 1)]
    [TestCase("        OnFault();", 1)]
    [TestCase("        Machine.OnFault();", 1)]
    [TestCase("    private static void OnFault()", 0)]
    [TestCase("        port.Tick(1, 2);", 0)]
    [TestCase("        var tick = Port.Current.Tick; tick(1, 2);", 0)]
    [TestCase("        Port.Current.Count(1);", 0)]
    public void Such_calls_are_found(string line, int expected) =>
        Assert.That(FindCalls([line], ["Current"], ["Tick"], ["OnFault"]).Count(), Is.EqualTo(expected));

    /// <summary>The rule has something to say: there are such properties and pointers.</summary>
    [Test]
    public void There_are_properties_and_pointers()
    {
        Assert.That(ReferenceProperties(), Does.Contain("Current").And.Contain("State"));
        Assert.That(Pointers(), Does.Contain("Decommit").And.Contain("Panic"));
        Assert.That(PointerProperties(), Does.Contain("OnFault"));
    }

    private static IEnumerable<string> FindCalls(SourceFile source, string[] references, string[] pointers, string[] properties) =>
        FindCalls(source.Lines, references, pointers, properties).Select(line => $"{source}: {line.Trim()}");

    private static IEnumerable<string> FindCalls(IEnumerable<string> lines, string[] references, string[] pointers, string[] properties)
    {
        var call = new Regex(
            $@"\.(?:{string.Join('|', references)})\.(?:\w+\.)*(?:{string.Join('|', pointers)})\(|(?:^\s*|[.(!=]\s*)(?:{string.Join('|', properties)})\(");
        return lines.Where(line => call.IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
    }

    private static string[] ReferenceProperties() => Names(ReferenceProperty());

    private static string[] Pointers() => Names(Pointer());

    private static string[] PointerProperties() => Names(PointerProperty());

    private static string[] Names(Regex declaration) =>
        [.. Kernel.SelectMany(static source => source.Lines).Select(line => declaration.Match(line)).Where(static match => match.Success)
            .Select(static match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"static ref (?:readonly )?\w+ (\w+)(?: =>|$)")]
    private static partial Regex ReferenceProperty();

    [GeneratedRegex(@"public delegate\*.*> (\w+);")]
    private static partial Regex Pointer();

    [GeneratedRegex(@"delegate\*.*> (\w+) \{ get")]
    private static partial Regex PointerProperty();
}
