using System;
using System.Collections.Concurrent;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Tests.Unit.Core.Slots;

/// <summary>A slot whose calls are made step by step, and whose signals say in which order they were raised.</summary>
internal sealed class TestSlot : InterfaceSlot
{
    private int _signals;

    public TestSlot() => Open(CreateContract(), CreateSignal);

    /// <summary>Numbers of the signals that were raised: 0 is the one for quiet, the others those of the waiters in the order they came.</summary>
    public ConcurrentQueue<int> Raised { get; } = new();

    /// <summary>Whether there is memory for a signal.</summary>
    public bool HasMemory { get; set; } = true;

    /// <summary>Makes the first half of a call.</summary>
    public Status Enter(SlotCaller caller) => TryCountIn() ? Status.Ok : Admit(caller);

    /// <summary>Makes the second half.</summary>
    public void Leave() => CountOut();

    /// <summary>Makes the second half of a call that ended in an exception.</summary>
    public Status Fail(Exception exception) => Fault("Function", exception);

    /// <summary>What calls reach.</summary>
    public object Reached => Receiver;

    private static ContractTable CreateContract() => new(
        typeof(IComparable), 1, "Test", new ModuleVersion(1, 0, 0), ContractPart.System, [], [], status => new Answered(status),
        static (_, _) => throw new NotSupportedException());

    private ISignal CreateSignal() => HasMemory ? new TestSignal(this, _signals++) : throw new OutOfMemoryException();

    /// <summary>What answers a call with a status.</summary>
    internal sealed record Answered(Status Status);

    private sealed class TestSignal(TestSlot slot, int number) : ISignal
    {
        private readonly AutoResetEvent _event = new(false);

        public void Set()
        {
            slot.Raised.Enqueue(number);
            _event.Set();
        }

        public bool Wait(TimeSpan timeout) => _event.WaitOne(timeout);
    }
}
