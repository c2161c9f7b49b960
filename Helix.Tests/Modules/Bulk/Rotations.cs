namespace Helix.Tests.Modules.Bulk;

/// <summary>Two numbers of bits.</summary>
internal readonly struct Rotations<TFirst, TSecond> : IRotations
    where TFirst : struct, IBits
    where TSecond : struct, IBits
{
    public static int First => TFirst.Count;

    public static int Second => TSecond.Count;
}
