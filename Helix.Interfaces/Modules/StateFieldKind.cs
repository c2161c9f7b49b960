namespace Helix.Interfaces.Modules;

/// <summary>What a field of a saved state holds; part of the form that <see cref="StateWriter"/> describes.</summary>
public enum StateFieldKind
{
    /// <summary>A whole number of 64 bits.</summary>
    Number = 1,

    /// <summary>A text.</summary>
    Text = 2,

    /// <summary>Bytes.</summary>
    Bytes = 3,

    /// <summary>A row of whole numbers of 64 bits each.</summary>
    Numbers = 4,
}
