using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;

namespace Helix.Tests.Unit.Core;

/// <summary>A module that writes down its calls and answers as it is told.</summary>
internal sealed class TestModule(string title, List<string> calls) : Module, IAlpha, IBeta, IGamma
{
    private readonly ManualResetEventSlim _released = new();

    public Dictionary<string, Func<IModuleContext, Status>> Answers { get; } = [];

    /// <summary>Its state; null if it has none.</summary>
    public byte[]? State { get; set; }

    /// <summary>The context, for tests.</summary>
    public IModuleContext Given => Context;

    /// <summary>How often it was to let its callers go.</summary>
    public int Releases { get; private set; }

    public string Who() => title;

    public Status Do(Func<Status> work) => work();

    /// <summary>Stays inside until it is let go.</summary>
    public Status WaitInside()
    {
        _released.Wait();
        return Status.TimedOut;
    }

    public override void ReleaseCallers()
    {
        Releases++;
        _released.Set();
        if (Answers.ContainsKey("release"))
        {
            _ = Answer("release");
        }
    }

    public override Status Initialize(IModuleContext context)
    {
        _ = base.Initialize(context);
        return Answer("init");
    }

    public override Status StartOnce() => Answer("once");

    public override Status Start() => Answer("start");

    public override Status Stop() => Answer("stop");

    public override Status Cleanup() => Answer("cleanup");

    public override Status Check() => Answers.ContainsKey("check") ? Answer("check") : Status.Ok;

    public override Result<byte[]> SaveState()
    {
        if (State is null)
        {
            return Status.NotSupported;
        }

        Status status = Answer("save");
        return status.IsOk() ? State : status;
    }

    public override Status RestoreState(ReadOnlySpan<byte> state)
    {
        State = state.ToArray();
        return Answer("restore");
    }

    private Status Answer(string call)
    {
        calls.Add(title + " " + call);
        return Answers.TryGetValue(call, out Func<IModuleContext, Status>? answer) ? answer(Context) : Status.Ok;
    }
}
