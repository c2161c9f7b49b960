using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Reload;

/// <summary>A module that can be broken. May be called from any thread.</summary>
[Contract(0x7E10, "Fragile", "1.0.0")]
public interface IFragile
{
    /// <summary>Counts the call; the count outlives reloads, and faults after a checkpoint.</summary>
    [Function(0x00)]
    long Count();

    /// <summary>Remembers the count for the case of a fault.</summary>
    [Function(0x01)]
    Status Remember();

    /// <summary>Throws.</summary>
    [Function(0x02)]
    Status Break();

    /// <summary>Stays inside for so long.</summary>
    [Function(0x03)]
    [Blocks]
    Status Linger(TimeSpan time);
}
