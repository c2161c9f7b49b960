using System.Collections.Generic;
using System.Linq;
using Helix.Sdk.XSharp;
using NUnit.Framework;

namespace Helix.Tests.XSharp;

/// <summary>Every statement form gives the machine code of its hand-written counterpart.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class CorpusTests
{
    [TestCaseSource(nameof(Cases))]
    public void Gives_the_machine_code(CorpusCase test)
    {
        XSharpResult result = XSharpCompiler.Compile(test.Source, "case.xs", new XSharpOptions { Bits = test.Bits, Flat = true });
        Assert.That(result.Diagnostics, Is.Empty);
        byte[] actual = Assembler.ToBinary(result.Assembly);
        byte[] expected = Assembler.ToBinary($"bits {test.Bits}\ndefault rel\nsection .text\nanchor:\n{test.Expected}");
        Assert.That(Assembler.Hex(actual), Is.EqualTo(Assembler.Hex(expected)), result.Assembly);
    }

    private static IEnumerable<TestCaseData> Cases() => CorpusCase.All().Select(test => new TestCaseData(test).SetArgDisplayNames(test.Name));
}
