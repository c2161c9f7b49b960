using System;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Registry;

/// <summary>Where an exception that escapes a module becomes a status and a message.</summary>
internal sealed class FaultBoundary(ILog log)
{
    /// <summary>
    /// Hears of faults while a module serves - on a slot or on a thread of its own - on the thread that had it; must not throw.
    /// </summary>
    public Action<ModuleInstance, Exception>? Faulted { get; set; }

    /// <summary>Calls an entry point.</summary>
    /// <param name="instance">Whose fault it would be.</param>
    /// <param name="what">The entry point, for the log.</param>
    /// <param name="call">The call.</param>
    /// <returns>What the module answered, or <see cref="Status.ModuleFault"/>.</returns>
    public Status Call(ModuleInstance instance, string what, Func<ModuleInstance, Status> call)
    {
        try
        {
            Status status = call(instance);
            return instance.Entry.Conclude(status, status.IsOk() ? "" : $"{what} answered: {status.Describe()}");
        }
        catch (Exception exception)
        {
            return Book(instance, what, exception);
        }
    }

    /// <summary>Books an exception that escaped a module while it served, and tells who deals with it.</summary>
    public void ReportFault(ModuleInstance instance, string what, Exception exception)
    {
        _ = Book(instance, what, exception);
        Faulted?.Invoke(instance, exception);
    }

    private Status Book(ModuleInstance instance, string what, Exception exception)
    {
        log.Write(LogLevel.Error, $"fault in {instance.Code.Descriptor}, {what}: {exception}");
        instance.Entry.CountFault();
        return instance.Entry.Conclude(Status.ModuleFault, $"{what}: {exception.GetType().Name}: {exception.Message}");
    }
}
