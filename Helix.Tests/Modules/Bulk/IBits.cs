namespace Helix.Tests.Modules.Bulk;

/// <summary>A number of bits that the compiler knows.</summary>
internal interface IBits
{
    static abstract int Count { get; }
}
