namespace Helix.Sdk.XSharp.Machine;

/// <summary>The register files of the processor.</summary>
internal enum RegisterClass
{
    General,
    Segment,
    Control,
    Debug,
    Vector,
    Mmx,
    Float,
}
