using System.Runtime.CompilerServices;

namespace Helix.Tests.Kernel;

/// <summary>Hides values from the optimiser, so that a case tests the run-time behaviour and not constant folding.</summary>
internal static class Opaque
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static T Hide<T>(T value) => value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static T? Null<T>()
        where T : class => null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Use<T>(T value) => System.GC.KeepAlive(value);
}
