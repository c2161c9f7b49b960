using System;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>
/// A scheduler that goes wrong as its configuration says, after some picks: <c>scheduler-faulty.fails</c> is <c>throw</c>, <c>null</c>, <c>dead</c>,
/// <c>blocked</c>, <c>starve</c>, <c>idle</c>, <c>wait</c>, <c>overflow</c>, <c>lose</c>, <c>loop</c>, <c>reenter</c>, <c>init</c>, <c>full</c>,
/// <c>refuse</c>, <c>list</c> or <c>lie</c>. Until then it runs threads in turn, on any processor. With <c>wake</c> it does not go wrong, but wakes
/// threads whenever it is called; with <c>hold</c> it allocates when threads end; with <c>allocate</c> the allocator of physical memory goes wrong
/// that it makes the collector ask.
/// </summary>
[HelixModule(
    Module, Description = "Scheduler: fails as it is told", Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand | ModuleFlags.HotReloadable)]
[Provides<IScheduler>]
public sealed class FaultySchedulerModule : Module, IScheduler
{
    /// <summary>The module's name.</summary>
    internal const string Module = "scheduler-faulty";

    private const int MostThreads = 4096;
    private const int PicksBefore = 200;

    private readonly FaultyThreads _threads = new(MostThreads);
    private string _fails = "";
    private ITaskManager? _tasks;
    private int _picks;

    /// <inheritdoc />
    public string Name => "faulty";

    /// <inheritdoc />
    public ModuleVersion Version => new(1, 0, 0);

    /// <inheritdoc />
    public SchedulerStatistics Statistics => new(_threads.Count, _threads.CountReady(), _picks, 0, 0, 0);

    /// <inheritdoc />
    public ulong PendingCpus => 0;

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        _fails = context.GetConfig("fails", "");
        _tasks = context.Get<ITaskManager>();
        return base.Initialize(context);
    }

    /// <inheritdoc />
    public override Result<byte[]> SaveState() => Status.NotSupported;

    /// <inheritdoc />
    public override Status RestoreState(ReadOnlySpan<byte> state) => Status.NotSupported;

    /// <inheritdoc />
    public Status Init(int cpuCount)
    {
        if (_fails == "init")
        {
            throw new InvalidOperationException("init fails");
        }

        _picks = 0;
        _threads.Clear();
        return _fails == "full" ? Status.NoSpace : _fails == "refuse" ? Status.ModuleFault : Status.Ok;
    }

    /// <inheritdoc />
    public Result<ThreadId> PickNext(int cpu)
    {
        bool isTime = ++_picks > PicksBefore;
        if (isTime && Fail().TryGet(out ThreadId wrong))
        {
            return wrong;
        }

        return isTime && _fails == "idle" ? Status.NotFound : _threads.Pick(isTime && _fails == "starve");
    }

    /// <inheritdoc />
    public Status AddThread(in SchedulableThread thread) => _threads.Add(thread);

    /// <inheritdoc />
    public Status RemoveThread(ThreadId id)
    {
        Hold();
        return _picks > PicksBefore && _fails == "lose" ? Status.NotFound : _threads.Remove(id);
    }

    /// <inheritdoc />
    public Status ThreadReady(ThreadId id)
    {
        Wake();
        return _threads.Set(id, ThreadRunState.Ready);
    }

    /// <inheritdoc />
    public Status ThreadBlock(ThreadId id) => _threads.Set(id, ThreadRunState.Blocked);

    /// <inheritdoc />
    public void YieldThread(int cpu)
    {
    }

    /// <inheritdoc />
    public void Tick(int cpu, long elapsedNs) => Wake();

    /// <inheritdoc />
    public Status SetPriority(ThreadId id, Priority priority) => Status.Ok;

    /// <inheritdoc />
    public Result<Priority> GetPriority(ThreadId id) => Priority.Default;

    /// <inheritdoc />
    public bool NeedsReschedule(int cpu) => true;

    /// <inheritdoc />
    public long NextTickNs(int cpu) => long.MaxValue;

    /// <inheritdoc />
    public Status LendPriority(ThreadId id, Priority priority) => Status.Ok;

    /// <inheritdoc />
    public Result<ThreadSnapshot> GetThread(ThreadId id) => Status.NotSupported;

    /// <inheritdoc />
    public PolicyStatistics GetPolicyStatistics(SchedulingPolicy policy) => default;

    /// <inheritdoc />
    public Result<int> Export(Span<ThreadSnapshot> threads) =>
        _fails == "list" ? throw new InvalidOperationException("the list fails")
        : _fails == "lie" ? int.MaxValue
        : _threads.Export(threads);

    /// <inheritdoc />
    public Status TakeOver(ReadOnlySpan<ThreadSnapshot> threads)
    {
        foreach (ThreadSnapshot thread in threads)
        {
            Status status = _threads.Add(thread.Thread);
            status = status.IsOk() ? _threads.Set(thread.Thread.Id, thread.State) : status;
            if (status.IsError())
            {
                return status;
            }
        }

        if (_fails == "wake")
        {
            Wake();
            GC.Collect();
        }

        if (_fails == "allocate")
        {
            NestedFaults.Provoke();
        }

        return Status.Ok;
    }

    /// <inheritdoc />
    public Result<ThreadId> Switch(int cpu, long elapsedNs, ThreadId current, SwitchReason reason)
    {
        Wake();
        if (reason == SwitchReason.Ended)
        {
            Hold();
        }

        Status status = reason is SwitchReason.Ended || current.Value == 0 ? Status.Ok
            : _threads.Set(current, reason == SwitchReason.Blocked ? ThreadRunState.Blocked : ThreadRunState.Ready);
        return status.IsOk() ? PickNext(cpu) : Status.InvalidArgument;
    }

    /// <summary>Starts the module, to go wrong in a way; it must be put to use yet.</summary>
    internal static void Prepare(IModuleContext context, Crew crew, string way)
    {
        crew.Expect(Status.Ok, context.Get<ICfgManager>()!.Set(Module, "fails", way), "Set");
        ISysModManager modules = context.Get<ISysModManager>()!;
        Status started = modules.StartModule(Module);
        started = started.IsOk() ? modules.ReloadModule(Module).Status : started;
        crew.Expect(Status.Ok, started, "the faulty module");
    }

    /// <summary>Does not return.</summary>
    [NoHeapAllocation]
    private static int Circle()
    {
        int rounds = 0;
        while (true)
        {
            rounds = unchecked((rounds * 5) + 1);
        }
    }

    [NoHeapAllocation]
    private static int Dig(int depth) => depth < 0 ? depth : Dig(depth + 1) + 1;

    // The exceptions, the waking and what is allocated are the point.
#pragma warning disable HLX030, HLX031, HLX032
    [NoHeapAllocation]
    private void Wake()
    {
        if (_fails == "wake")
        {
            Wakings.Ring();
        }
    }

    [NoHeapAllocation]
    private void Hold()
    {
        if (_fails == "hold")
        {
            Departures.Hold();
        }
    }

    /// <summary>Goes wrong; answers a thread that must not run, where that is the way.</summary>
    [NoHeapAllocation]
    private Result<ThreadId> Fail()
    {
        switch (_fails)
        {
            case "throw":
                throw new InvalidOperationException("the pick fails");
            case "null":
                return new ThreadId(((string)(object?)null!).Length);
            case "dead":
                return new ThreadId(int.MaxValue);
            case "blocked":
                return _threads.FindBlocked();
            case "wait":
                System.Threading.Thread.Sleep(1);
                return Status.NotFound;
            case "reenter":
                _ = _tasks!.SetPriority(_threads.FindBlocked().Value, Priority.Default);
                return Status.NotFound;
            case "loop":
                return new ThreadId(Circle());
            case "overflow":
                return new ThreadId(Dig(0));
            default:
                return Status.NotFound;
        }
    }
#pragma warning restore HLX030, HLX031, HLX032
}
