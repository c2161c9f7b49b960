using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Supervision;

/// <summary>
/// What the supervisor asks of the system, by name, as a module may be gone by the time. Called on its own thread; blocks like the
/// manager's functions.
/// </summary>
internal interface ISupervised
{
    /// <summary>Puts a new instance in the place of one that had a fault.</summary>
    /// <param name="name">The module.</param>
    /// <param name="incarnation">Which instance had it; if another serves by now, nothing is done.</param>
    /// <param name="policy">Whether its file is loaded anew.</param>
    /// <returns><see cref="Status.TimedOut"/> if calls stay inside it and it serves on; any other error if it is down now.</returns>
    Status Replace(string name, long incarnation, FaultPolicy policy);

    /// <summary>Takes a module down, so that calls answer <see cref="Status.ModuleFault"/>. The rest as above.</summary>
    Status TakeDown(string name, long incarnation);

    /// <summary>Starts a module that was taken down. No harm if it runs; <see cref="Status.NotFound"/> if it is gone.</summary>
    Status Revive(string name);

    /// <summary>Ends everything.</summary>
    void Panic(string reason);
}
