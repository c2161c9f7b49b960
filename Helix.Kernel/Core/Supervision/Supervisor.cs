using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Registry;

namespace Helix.Kernel.Core.Supervision;

/// <summary>
/// Deals with faults on a thread of its own, so that who had one is not held up. The first fault of a module is answered at once; after
/// further ones in a row it stays down for a time that doubles, and too many of them isolate it. Lock order: the manager's gate, then
/// this one's.
/// </summary>
/// <param name="system">What it asks of the system.</param>
/// <param name="options">How patient it is.</param>
/// <param name="uptime">The time.</param>
/// <param name="wake">Raised when there is something to do.</param>
/// <param name="log">Hears of every decision.</param>
internal sealed class Supervisor(ISupervised system, SupervisorOptions options, Func<TimeSpan> uptime, ISignal wake, ILog log)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Dictionary<string, FaultRecord> _records = [];

    /// <summary>Reports a fault; on the thread that had it. Faults of an instance that is being dealt with count once.</summary>
    public void Report(ModuleInstance instance)
    {
        lock (_gate)
        {
            if (!_records.TryGetValue(instance.Name, out FaultRecord? record))
            {
                record = new FaultRecord(instance.Name);
                _records.Add(record.Name, record);
            }

            if (record.Next is null)
            {
                record.Policy = instance.Code.Descriptor.OnFault;
                record.Incarnation = instance.Incarnation;
                Schedule(record, SupervisorStep.Answer, uptime());
            }
        }

        wake.Set();
    }

    /// <summary>Forgets a module that is gone.</summary>
    public void Forget(string name)
    {
        lock (_gate)
        {
            _ = _records.Remove(name);
        }
    }

    /// <summary>Works for ever.</summary>
    public void Run()
    {
        while (true)
        {
            _ = wake.Wait(Step());
        }
    }

    /// <summary>Does what is due.</summary>
    /// <returns>How long until there is more to do; <see cref="Timeout.InfiniteTimeSpan"/> if nothing is known of.</returns>
    public TimeSpan Step()
    {
        foreach ((FaultRecord record, SupervisorStep step) in TakeDue(uptime()))
        {
            try
            {
                Act(record, step);
            }
            catch (Exception exception)
            {
                // Its own part, or the system's, has failed, for want of memory as a rule. The module is not forgotten for it.
                log.Write(LogLevel.Critical, $"the supervisor failed to deal with {record.Name}: {exception}");
                Schedule(record, step, uptime() + RetryDelay);
            }
        }

        return NextDue(uptime());
    }

    private void Act(FaultRecord record, SupervisorStep step)
    {
        switch (step)
        {
            case SupervisorStep.Answer:
                Answer(record);
                break;
            case SupervisorStep.Isolate:
                Isolate(record);
                break;
            default:
                Conclude(record, system.Revive(record.Name));
                break;
        }
    }

    private void Answer(FaultRecord record)
    {
        CountFault(record);
        if (record.Policy == FaultPolicy.Panic)
        {
            system.Panic($"a fault in {record.Name}, without which the system is not to be trusted");
        }

        if (record.Policy is FaultPolicy.Isolate or FaultPolicy.Panic || record.InARow > options.MostInARow)
        {
            Isolate(record);
            return;
        }

        TimeSpan delay = options.DelayAfter(record.InARow);
        if (delay == TimeSpan.Zero)
        {
            Conclude(record, system.Replace(record.Name, record.Incarnation, record.Policy));
            return;
        }

        if (system.TakeDown(record.Name, record.Incarnation) == Status.TimedOut)
        {
            log.Write(LogLevel.Warning, $"{record.Name} cannot be taken down yet: calls stay inside it");
            Schedule(record, SupervisorStep.Answer, uptime() + RetryDelay);
            record.InARow--;
            return;
        }

        log.Write(LogLevel.Warning, $"{record.Name} stays down for {delay.TotalMilliseconds} ms after {record.InARow} faults in a row");
        Schedule(record, SupervisorStep.Revive, uptime() + delay);
    }

    /// <summary>Looks at how a new start went; one that fails is another fault.</summary>
    private void Conclude(FaultRecord record, Status status)
    {
        if (status.IsOk())
        {
            log.Write(LogLevel.Warning, $"{record.Name} serves again after a fault");
            return;
        }

        if (status == Status.NotFound)
        {
            Forget(record.Name);
            return;
        }

        if (status == Status.TimedOut)
        {
            Schedule(record, SupervisorStep.Answer, uptime() + RetryDelay);
            return;
        }

        CountFault(record);
        if (record.InARow > options.MostInARow)
        {
            log.Write(LogLevel.Error, $"{record.Name} is isolated: {status.Describe()} at each of {options.MostInARow} attempts");
            return;
        }

        TimeSpan delay = options.DelayAfter(record.InARow);
        log.Write(LogLevel.Warning, $"{record.Name} cannot be started, {status.Describe()}; next attempt in {delay.TotalMilliseconds} ms");
        Schedule(record, SupervisorStep.Revive, uptime() + delay);
    }

    private void Isolate(FaultRecord record)
    {
        if (system.TakeDown(record.Name, record.Incarnation) == Status.TimedOut)
        {
            log.Write(LogLevel.Warning, $"{record.Name} cannot be isolated yet: calls stay inside it");
            Schedule(record, SupervisorStep.Isolate, uptime() + RetryDelay);
            return;
        }

        log.Write(LogLevel.Error, $"{record.Name} is isolated after {record.InARow} {(record.InARow == 1 ? "fault" : "faults in a row")}");
    }

    private void CountFault(FaultRecord record)
    {
        TimeSpan now = uptime();
        record.InARow = now - record.LastFault > options.QuietTime ? 1 : record.InARow + 1;
        record.LastFault = now;
    }

    private void Schedule(FaultRecord record, SupervisorStep step, TimeSpan due)
    {
        lock (_gate)
        {
            record.Next = step;
            record.Due = due;
        }
    }

    private List<(FaultRecord Record, SupervisorStep Step)> TakeDue(TimeSpan now)
    {
        var due = new List<(FaultRecord, SupervisorStep)>();
        lock (_gate)
        {
            foreach (FaultRecord record in _records.Values)
            {
                if (record.Next is { } step && record.Due <= now)
                {
                    due.Add((record, step));
                    record.Next = null;
                }
            }
        }

        return due;
    }

    private TimeSpan NextDue(TimeSpan now)
    {
        TimeSpan next = Timeout.InfiniteTimeSpan;
        lock (_gate)
        {
            foreach (FaultRecord record in _records.Values)
            {
                TimeSpan left = record.Due > now ? record.Due - now : TimeSpan.Zero;
                if (record.Next is not null && (next == Timeout.InfiniteTimeSpan || left < next))
                {
                    next = left;
                }
            }
        }

        return next;
    }
}
