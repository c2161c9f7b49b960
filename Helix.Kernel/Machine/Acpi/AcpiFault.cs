namespace Helix.Kernel.Machine.Acpi;

/// <summary>Why the tables of the firmware were not used, or not wholly.</summary>
public enum AcpiFault
{
    /// <summary>They were read.</summary>
    None = 0,

    /// <summary>There is no root pointer.</summary>
    NoRoot = 1,

    /// <summary>The root pointer's signature or checksum is wrong.</summary>
    DamagedRoot = 2,

    /// <summary>The root table is missing, or its length or checksum is wrong.</summary>
    DamagedRootTable = 3,

    /// <summary>There is no intact table of interrupt controllers.</summary>
    NoControllers = 4,
}
