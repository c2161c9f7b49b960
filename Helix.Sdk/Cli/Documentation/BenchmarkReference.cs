using System.IO;
using System.Text;
using Helix.Sdk.Cli.Benchmarks;

namespace Helix.Sdk.Cli.Documentation;

/// <summary>docs/BENCHMARKS.md: the goals, and Linux's figures beside them.</summary>
public static class BenchmarkReference
{
    private const string Introduction = """
        # Benchmarks

        (Written by `./helix docs` from the list of goals in `Helix.Sdk/Cli/Benchmarks/BenchGoals.cs`.)

        `./helix bench` measures every figure and prints it beside its goal; `--json` prints the rows for programs, `--kernel-only` leaves out the
        two builds. A goal that is missed is marked `MISSED`. The status is 0 whether goals are reached or not: a figure informs, a test decides.

        Instructions are those of the guest on one processor, counted by the emulator (`-icount shift=0`), and so the same on every machine.
        Stock Linux 6.1 was measured in the same way, with `-cpu qemu64,+rdrand`; there one iteration of a `rep` instruction counts as one instruction.
        Where the figure depends on the case, both ends stand here.

        | figure | goal, at most | Linux 6.1 | unit | what |
        |---|---|---|---|---|

        """;

    /// <summary>Where the document is.</summary>
    public static string PathIn(Workspace workspace) => Path.Combine(workspace.Root, "docs", "BENCHMARKS.md");

    /// <summary>The document.</summary>
    public static string Make()
    {
        var text = new StringBuilder(Introduction);
        foreach (var goal in BenchGoals.All)
        {
            text.Append($"| `{goal.Name}` | {BenchReport.Number(goal.Most)} | {goal.Linux ?? "-"} | {goal.Unit} | {goal.Note.Replace("<", "&lt;")} |\n");
        }

        return text.ToString();
    }
}
