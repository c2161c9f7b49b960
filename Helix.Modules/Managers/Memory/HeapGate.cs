using System.Runtime.CompilerServices;
using System.Threading;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// A lock for sections that are as short as the lock statement's own work: one exchange to enter and one to leave as long as nobody waits
/// (Drepper, Futexes are tricky, 2011, the second mutex). Not to be entered twice by one thread.
/// </summary>
internal sealed class HeapGate
{
    private const int Open = 0;
    private const int Held = 1;
    private const int Awaited = 2;

    private readonly AutoResetEvent _signal = new(false);
    private int _state;

    /// <summary>Enters, and leaves when what is answered is disposed of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Holder Hold()
    {
        if (Interlocked.CompareExchange(ref _state, Held, Open) != Open)
        {
            Wait();
        }

        return new Holder(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Exit()
    {
        if (Interlocked.Exchange(ref _state, Open) == Awaited)
        {
            Signal();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Wait()
    {
        while (Interlocked.Exchange(ref _state, Awaited) != Open)
        {
            _ = _signal.WaitOne();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Signal() => _signal.Set();

    /// <summary>Who is inside.</summary>
    public readonly ref struct Holder(HeapGate gate)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Dispose() => gate.Exit();
    }
}
