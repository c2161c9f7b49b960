using System.Runtime.CompilerServices;
using System.Threading;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>A stack overflow ends its thread; the system lives. The host process would not survive it.</summary>
internal static class StackOverflowCases
{
    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void ThreadEndsSystemLives(CaseOutput output)
    {
        bool returned = false;
        var thread = new Thread(() =>
        {
            Opaque.Use(Endless(1));
            returned = true;
        });
        thread.Start();
        output.Check(thread.Join(20_000), "the overflowing thread did not end");
        output.Check(!returned, "endless recursion returned");

        int answer = 0;
        var next = new Thread(() => answer = 42);
        next.Start();
        output.Check(next.Join(20_000) && answer == 42, "no thread could run afterwards");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Endless(int depth) => Opaque.Hide(depth) < 0 ? 0 : Endless(depth + 1) + depth;
}
