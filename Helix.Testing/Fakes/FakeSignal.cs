using System;
using System.Threading;
using Helix.Interfaces.Primitives;

namespace Helix.Testing.Fakes;

/// <summary>A signal between threads of a test.</summary>
public sealed class FakeSignal : ISignal
{
    private readonly AutoResetEvent _event = new(initialState: false);

    /// <inheritdoc />
    public void Set() => _event.Set();

    /// <inheritdoc />
    public bool Wait(TimeSpan timeout) => _event.WaitOne(timeout);
}
