using System;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>First byte of a language-specific data record: what kind of code it describes.</summary>
[Flags]
internal enum FrameFlags : byte
{
    /// <summary>The body of a method.</summary>
    Root = 0,

    /// <summary>A catch, finally or fault handler.</summary>
    Handler = 1,

    /// <summary>A filter.</summary>
    Filter = 2,

    /// <summary>The bits that tell a method's body from its funclets.</summary>
    KindMask = 3,

    /// <summary>The method has exception clauses.</summary>
    HasClauses = 4,

    /// <summary>The method is called from unmanaged code: no exception passes it.</summary>
    ReversePInvoke = 8,

    /// <summary>The record names the target of an unboxing or instantiating stub.</summary>
    HasAssociatedData = 0x10,
}
