using System;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Slots;

/// <summary>Whom a slot blames.</summary>
public interface ISlotOwner
{
    /// <summary>The module's name.</summary>
    string Name { get; }

    /// <summary>An exception escaped a call; on the caller's thread, after the module's own handlers have run.</summary>
    /// <param name="contract">The contract's name.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="exception">What escaped.</param>
    /// <returns>What the caller is told; as a rule <see cref="Status.ModuleFault"/>.</returns>
    Status OnFault(string contract, string function, Exception exception);

    /// <summary>Calls stay inside a paused slot: those that wait there are to come back. Does not throw.</summary>
    void ReleaseCallers()
    {
    }
}
