namespace Helix.Sdk.Cli.Building;

/// <summary>How much is built.</summary>
public enum BuildScope
{
    /// <summary>The kernel with its modules, as ELF image and ISO.</summary>
    Image,

    /// <summary>Every project of the solution, tests included.</summary>
    Everything,

    /// <summary>The kernel with the test cases and with assertions, in <see cref="Workspace.Checked"/>.</summary>
    Checked,
}
