using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;

namespace Helix.Testing.Fakes;

/// <summary>An interrupt line of a fake machine.</summary>
internal sealed class FakeInterruptLine(FakeMachine machine, int line) : IInterruptLine
{
    public int Line => line;

    public Status Connect(InterruptHandler handler) => machine.Connect(line, handler) ? Status.Ok : Status.InvalidState;

    public void Disconnect() => machine.Disconnect(line);
}
