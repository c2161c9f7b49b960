namespace Helix.Tests.Modules.Bulk;

/// <summary>By how many bits a mixer rotates.</summary>
internal interface IRotations
{
    static abstract int First { get; }

    static abstract int Second { get; }
}
