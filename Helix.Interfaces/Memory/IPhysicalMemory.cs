using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>
/// Who is in charge of the physical memory. The kernel keeps an account of every frame itself and is in charge at start; then it
/// hands over to the module that <c>provider.PhysicalAllocator</c> names. <see cref="IPhysicalAllocator"/>, as modules get it,
/// leads to whoever is in charge. Provided by the kernel. May be called from any thread; not for interrupt handlers.
/// </summary>
[Contract(33, "PhysicalMemory", "1.0.0")]
public interface IPhysicalMemory
{
    /// <summary>What <see cref="InCharge"/> answers for the kernel itself, and <see cref="Use"/> takes for it.</summary>
    const string Kernel = "kernel";

    /// <summary>The name of the module in charge, or <see cref="Kernel"/>. Does not block.</summary>
    [Function(0x00)]
    string InCharge { get; }

    /// <summary>The modules that can be put in charge.</summary>
    [Function(0x01)]
    IReadOnlyList<string> Candidates { get; }

    /// <summary>
    /// Puts a module in charge, with everything that is in use; nobody who uses memory notices. It is started if need be. May
    /// take time for each frame.
    /// </summary>
    /// <param name="name">The module's name, with or without the <c>allocator-</c> that it may begin with, or
    /// <see cref="Kernel"/>.</param>
    /// <returns><see cref="Status.NotFound"/> if there is no such module; <see cref="Status.NotSupported"/> if it cannot take
    /// over; <see cref="Status.Corrupt"/> if its answers were wrong on trial; <see cref="Status.Busy"/> if too much changed
    /// meanwhile; <see cref="Status.ModuleFault"/> if it threw; else what it answered itself. After an error the one before is
    /// in charge.</returns>
    [Function(0x02)]
    [Blocks]
    Status Use(string name);

    /// <summary>Why a module was last put out of charge, with its name; empty if none was.</summary>
    [Function(0x03)]
    string LastFailure { get; }
}
