using System.Runtime.Intrinsics.X86;
using System.Threading;
using Helix.XSharp;

namespace Helix.Tests.Kernel.Threading;

/// <summary>Threads that are interrupted while they hold different things in their vector registers find them as they left them.</summary>
internal static partial class VectorStateCases
{
    private const int Threads = 5;
    private const int Rounds = 8;
    private const ulong Turns = 5_000_000;
    private const int SystemKeepsStates = 1 << 27;
    private const uint WithUpperHalves = 7;

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void VectorRegistersOutlivePreemption(CaseOutput output)
    {
        uint components = (X86Base.CpuId(1, 0).Ecx & SystemKeepsStates) != 0 ? WithUpperHalves : 0;
        output.Print(components == 0 ? "XMM" : "YMM");
        long different = 0;
        var threads = new Thread[Threads];
        for (int i = 0; i < Threads; i++)
        {
            ulong seed = (ulong)(i + 1) << 56;
            threads[i] = new Thread(() =>
            {
                for (int round = 0; round < Rounds; round++)
                {
                    _ = Interlocked.Add(ref different, (long)Hold(seed, Turns, components));
                }
            });
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        output.Check(different == 0, $"{different} words have changed");
    }

    [XSharpPlug("HelixCaseHoldVectors")]
    private static partial ulong Hold(ulong seed, ulong turns, uint components);
}
