using System;

namespace Helix.Modules.Managers.Memory.Tlsf;

/// <summary>The lowest bits of a block's header.</summary>
[Flags]
internal enum TlsfFlags : ulong
{
    None = 0,

    /// <summary>The block is free.</summary>
    Free = 1,

    /// <summary>The block before it is free, and the word before the header says how large that is.</summary>
    PreviousFree = 2,
}
