namespace Helix.Kernel.Core.Terminal;

/// <summary>How much of the control sequences a serial line gets.</summary>
public enum AnsiStyle
{
    /// <summary>Everything but colours.</summary>
    Plain = 0,

    /// <summary>Everything.</summary>
    Coloured = 1,
}
