using System;

namespace Helix.Tests.Modules.Specimen;

/// <summary>A class that cannot be made ready.</summary>
internal static class Failing
{
    public static readonly int Value;

    static Failing()
    {
        Value = 1;
        throw new InvalidOperationException("by design");
    }
}
