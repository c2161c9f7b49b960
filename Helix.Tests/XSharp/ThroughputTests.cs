using System.Diagnostics;
using System.Linq;
using System.Text;
using Helix.Sdk.XSharp;
using NUnit.Framework;

namespace Helix.Tests.XSharp;

/// <summary>Measures, and asserts only what does not depend on the machine: that the work grows with the length of the source.</summary>
[TestFixture, NonParallelizable]
public sealed class ThroughputTests
{
    [Test]
    public void Compiles_long_files()
    {
        string source = Source(2000);
        XSharpCompiler.Compile(source, "warm.xs");
        int lines = source.Count(c => c == '\n');
        var clock = Stopwatch.StartNew();
        XSharpResult result = XSharpCompiler.Compile(source, "long.xs");
        clock.Stop();
        TestContext.Out.WriteLine($"{lines / clock.Elapsed.TotalSeconds:N0} lines a second ({lines} lines)");
        Assert.That(result.Succeeded);
        Assert.That(result.Assembly.Split("imul").Length - 1, Is.EqualTo(2000));
    }

    private static string Source(int functions)
    {
        var text = new StringBuilder("namespace Long\nconst Size = 16 * 4\nvar Count qword\n");
        for (int i = 0; i < functions; i++)
        {
            text.Append("// A function like many.\nfunction F").Append(i).Append(
                " {\n    +RBX, R12\n    RAX = [RDI + RCX*8 + #Size]\n    if RAX = 5 return\n    while RCX != 0 {\n        RCX--\n        RAX * 3\n"
                + "    }\n    .Count = RAX\n    RDX = @.Count\n    if signed RDX < RAX {\n        lock [RDX] + RAX\n    } else {\n"
                + "        F").Append(functions - i - 1).Append("()\n    }\nDone:\n    -R12, RBX\n}\n");
        }

        return text.ToString();
    }
}
