using System;
using System.Threading;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>An exception that nobody catches ends the system with a report; the host looks at the report.</summary>
internal static class UnhandledCases
{
    [KernelCase(KernelCaseKind.OnRequest)]
    public static void EscapesItsThread(CaseOutput output)
    {
        var thread = new Thread(Doomed);
        thread.Start();
        thread.Join();
        output.Check(condition: false, "the system survived an unhandled exception");
    }

    private static void Doomed() => throw new InvalidOperationException("nobody catches this");
}
