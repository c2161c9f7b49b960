using System;
using System.Runtime.CompilerServices;

namespace Helix.Modules.Bench;

/// <summary>An exception that is thrown and caught one frame up.</summary>
internal sealed class ThrowBenchmark : Benchmark
{
    private int _caught;

    public override string Name => "throw-catch";

    public override int Count => 200;

    public override void Run(int count)
    {
        for (int i = 0; i < count; i++)
        {
            try
            {
                Throw();
            }
            catch (InvalidOperationException)
            {
                _caught++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw() => throw new InvalidOperationException();
}
