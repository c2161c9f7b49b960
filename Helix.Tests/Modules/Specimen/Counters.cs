using System;
using System.Collections.Generic;
using System.Threading;

namespace Helix.Tests.Modules.Specimen;

/// <summary>Static fields of every kind.</summary>
internal static class Counters
{
    [ThreadStatic]
    public static int PerThread;

    [ThreadStatic]
    public static List<int>? PerThreadList;

    public static int Number = 41;
    public static string Text = "made by the static constructor";
    public static int Finalized;

    static Counters()
    {
        Number++;
        Text += ", once";
    }

    public static void CountFinalized() => Interlocked.Increment(ref Finalized);
}
