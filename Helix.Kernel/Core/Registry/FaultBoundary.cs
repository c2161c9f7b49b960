using System;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Registry;

/// <summary>Where an exception that escapes a module becomes a status and a message.</summary>
internal sealed class FaultBoundary(ILog log)
{
    /// <summary>Makes a call into a module.</summary>
    /// <param name="entry">Whose fault it would be.</param>
    /// <param name="what">The entry point, for the log.</param>
    /// <param name="call">The call.</param>
    /// <returns>What the module answered, or <see cref="Status.ModuleFault"/>.</returns>
    public Status Call(ModuleEntry entry, string what, Func<Status> call)
    {
        try
        {
            return entry.Conclude(call(), what);
        }
        catch (Exception exception)
        {
            return Report(entry, what, exception);
        }
    }

    /// <summary>Books an exception on a module.</summary>
    public Status Report(ModuleEntry entry, string what, Exception exception)
    {
        log.Write(LogLevel.Error, $"fault in {entry.Descriptor}, {what}: {exception}");
        return entry.Conclude(Status.ModuleFault, $"{what}: {exception.GetType().Name}: {exception.Message}");
    }
}
