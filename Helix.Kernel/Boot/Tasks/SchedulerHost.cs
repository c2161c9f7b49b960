using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Core.Registry;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>
/// Who decides which thread runs: chooses among the scheduler modules that run, exchanges them, goes back to the built-in scheduler while the module
/// in use is replaced, and tells the log of modules that were put out of work. Lock order: the manager of modules, then this.
/// </summary>
/// <param name="log">Hears of every exchange and fault.</param>
/// <param name="cpuCount">The number of processors.</param>
internal sealed class SchedulerHost(ILog log, Func<int> cpuCount) : IModuleListener
{
    private const string Prefix = "scheduler-";

    private readonly Lock _gate = new();
    private readonly Queue<(LogLevel Level, string Text)> _messages = new();
    private readonly Dictionary<string, IServingModule> _running = new(StringComparer.OrdinalIgnoreCase);
    private string _active = SchedulerInformation.BuiltIn;
    private string? _suspended;
    private string _lastFault = "";
    private long _lastPauseNs;
    private int _exchanges;

    /// <summary>Starts modules.</summary>
    public ISysModManager? Modules { get; set; }

    /// <summary>The configured limit of <see cref="Starvation"/>, and the thread that reports faults.</summary>
    /// <param name="settings">The group <c>scheduler</c>: <c>starvation-ms</c>, 20 000 by default, 0 for no watch.</param>
    /// <param name="alarm">A new signal.</param>
    public void Start(ICfgGroup settings, ISignal alarm)
    {
        const long DefaultMs = 20_000;
        const long NsPerMs = 1_000_000;
        long limitMs = long.TryParse(settings.Find("starvation-ms"), out long value) && value >= 0 ? value : DefaultMs;
        Starvation.LimitNs = (ulong)(Math.Min(limitMs, long.MaxValue / NsPerMs) * NsPerMs);
        SchedulerCalls.Connect(alarm);
        var thread = new Thread(() => Watch(alarm)) { IsBackground = true };
        thread.Start();
    }

    /// <summary>What is to be told.</summary>
    public SchedulerInformation Read()
    {
        SchedulerInformation information = Describe();
        WriteMessages();
        return information;
    }

    /// <summary>What the module in use says of a policy.</summary>
    public Result<PolicyStatistics> Read(SchedulingPolicy policy)
    {
        lock (_gate)
        {
            return SchedulerCalls.Scheduler is { } scheduler
                ? SchedulerQuestion.Ask(scheduler, asked => asked.GetPolicyStatistics(policy))
                : Status.NotSupported;
        }
    }

    /// <summary>Lets another scheduler decide.</summary>
    public Status Use(string name)
    {
        Status status = UseNow(name);
        WriteMessages();
        return status;
    }

    public void Started(IServingModule module)
    {
        lock (_gate)
        {
            if (module.Instance is IScheduler)
            {
                _running[module.Name] = module;
            }
        }
    }

    public void Replacing(IServingModule module)
    {
        lock (_gate)
        {
            if (ModuleScheduler.IsActive && module.Name == _active)
            {
                _suspended = _active;
                UseBuiltIn("while the module is replaced");
            }
        }
    }

    public void Replaced(IServingModule module)
    {
        lock (_gate)
        {
            _ = _running.Remove(module.Name);
            if (module.Instance is not IScheduler scheduler)
            {
                _suspended = null;
                return;
            }

            _running[module.Name] = module;
            if (_suspended == module.Name)
            {
                _suspended = null;
                _ = Conclude(module.Name, static (exchange, to) => exchange.Resume(to), scheduler);
            }
        }
    }

    public void Stopping(IServingModule module)
    {
        lock (_gate)
        {
            _suspended = _suspended == module.Name ? null : _suspended;
            if (_running.Remove(module.Name) && module.Name == _active)
            {
                UseBuiltIn("as the module stops");
            }
        }
    }

    private SchedulerInformation Describe()
    {
        lock (_gate)
        {
            Report();
            IScheduler? scheduler = SchedulerCalls.Scheduler;
            return new SchedulerInformation(
                _active,
                scheduler is null ? SchedulerInformation.BuiltIn : SchedulerQuestion.Ask(scheduler, static asked => asked.Name).Or(_active),
                scheduler is null ? ReadBuiltIn() : SchedulerQuestion.Ask(scheduler, static asked => asked.Statistics).Or(default),
                _exchanges,
                _lastPauseNs,
                ModuleScheduler.Quarantines,
                _lastFault);
        }
    }

    private static SchedulerStatistics ReadBuiltIn()
    {
        ulong switches = 0;
        for (int i = 0; i < ProcessorState.Started; i++)
        {
            switches += ProcessorState.CountSwitches(i);
        }

        return new SchedulerStatistics(KernelThreads.Count - ProcessorState.Started, Scheduler.ReadyCount, (long)switches, 0, 0, 0);
    }

    private Status UseNow(string name)
    {
        if (string.Equals(name, SchedulerInformation.BuiltIn, StringComparison.OrdinalIgnoreCase))
        {
            lock (_gate)
            {
                UseBuiltIn("chosen");
                return Status.Ok;
            }
        }

        Result<string> module = StartModule(name);
        if (!module.TryGet(out string? found))
        {
            return module.Status;
        }

        lock (_gate)
        {
            return !_running.TryGetValue(found, out IServingModule? serving) ? Status.NotSupported
                : string.Equals(_active, serving.Name, StringComparison.Ordinal) && ModuleScheduler.IsActive ? Status.Ok
                : Exchange(serving);
        }
    }

    private Result<string> StartModule(string name)
    {
        ISysModManager modules = Modules!;
        foreach (string candidate in (string[])[name, Prefix + name])
        {
            Status status = modules.StartModule(candidate);
            if (status.IsOk() || status != Status.NotFound)
            {
                return status.IsOk() ? candidate : status;
            }
        }

        return Status.NotFound;
    }

    private Status Exchange(IServingModule module)
    {
        IScheduler? from = SchedulerCalls.Scheduler;
        return Conclude(module.Name, (exchange, to) => exchange.TakeOver(from, to), (IScheduler)module.Instance);
    }

    private Status Conclude(string name, Func<SchedulerExchange, IScheduler, Status> step, IScheduler to)
    {
        Report();
        Status status = Status.NoSpace;
        string fault = "";
        while (status == Status.NoSpace)
        {
            SchedulerExchange exchange = SchedulerExchange.Prepare(cpuCount());
            status = step(exchange, to);
            _lastPauseNs = exchange.PauseNs;
            fault = exchange.Fault;
        }

        if (status.IsOk())
        {
            _active = name;
            _exchanges++;
            Tell(LogLevel.Information, $"{name} decides which thread runs; all threads waited {_lastPauseNs} ns");
        }
        else
        {
            _lastFault = $"{name}: {(fault.Length > 0 ? fault : status.Describe())}";
            Tell(LogLevel.Error, $"{name} does not take the threads over, {_lastFault}; {_active} decides as before");
        }

        return status;
    }

    private void UseBuiltIn(string why)
    {
        ulong flags = DispatchLock.Enter();
        bool wasActive = ModuleScheduler.IsActive;
        ulong start = DispatchLock.Nanoseconds;
        ModuleScheduler.Deactivate();
        SchedulerCalls.Scheduler = null;
        _lastPauseNs = (long)(DispatchLock.Nanoseconds - start);
        DispatchLock.Leave(flags);
        Report();
        if (wasActive)
        {
            _exchanges++;
            Tell(LogLevel.Information, $"the built-in scheduler decides which thread runs, {why}, in the place of {_active}");
        }

        _active = SchedulerInformation.BuiltIn;
    }

    private void Watch(ISignal alarm)
    {
        while (true)
        {
            _ = alarm.Wait(Timeout.InfiniteTimeSpan);
            lock (_gate)
            {
                Report();
            }

            WriteMessages();
        }
    }

    /// <summary>Keeps a message for <see cref="WriteMessages"/>: the log's sinks may wait for the module whose replacement waits for the gate.</summary>
    private void Tell(LogLevel level, string text) => _messages.Enqueue((level, text));

    /// <summary>Hands messages to the log. The gate is not held.</summary>
    private void WriteMessages()
    {
        while (true)
        {
            (LogLevel level, string text) = (default, "");
            lock (_gate)
            {
                if (!_messages.TryDequeue(out (LogLevel Level, string Text) message))
                {
                    return;
                }

                (level, text) = message;
            }

            log.Write(level, text);
        }
    }

    /// <summary>Tells of a module that was put out of work since the last time.</summary>
    private void Report()
    {
        string fault = SchedulerCalls.TakeFault();
        if (fault.Length > 0)
        {
            _lastFault = $"{_active}: {fault}";
            Tell(LogLevel.Error, $"the scheduler {_active} is put out of work: {fault}; the built-in one has taken over");
            _active = SchedulerInformation.BuiltIn;
        }
    }
}
