using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Sdk.Build.Elf;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

public sealed class TypeIdentityTests
{
    private const string Marker = "__RuntimeType_";

    [Test]
    public void TypeObjectsHaveTheSameNameInEveryObject()
    {
        CompiledFixture fixture = CompiledFixture.Instance;
        foreach (string file in new[] { fixture.First, fixture.Second })
        {
            string[] names = [.. Symbols(ElfObject.Read(file)).Where(name => name.Contains(Marker, StringComparison.Ordinal))];
            Assert.That(names, Has.All.StartsWith(Marker), file);
            Assert.That(names, Has.Some.Contains("First_First_Pair"), file);
        }
    }

    private static IEnumerable<string> Symbols(ElfObject source) =>
        Enumerable.Range(1, source.Symbols.Length - 1).Where(i => source.SymbolSection(i) != 0).Select(source.SymbolText);
}
