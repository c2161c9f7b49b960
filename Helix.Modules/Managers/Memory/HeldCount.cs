using System.Runtime.CompilerServices;
using System.Threading;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// The number of things that are stacked. Whoever uses them holds it, by one exchange of the number. A thread that is stopped while it holds one
/// must not make others wait, so one that is held is passed over.
/// </summary>
internal struct HeldCount
{
    /// <summary>What <see cref="Enter"/> answers for one that somebody holds.</summary>
    public const int Held = -1;

    private int _count;

    /// <summary>Holds it, if nobody does: the number, or <see cref="Held"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Enter() => Interlocked.Exchange(ref _count, Held);

    /// <summary>Holds it, and waits for whoever does: the number.</summary>
    public int EnterAfterOthers()
    {
        var wait = default(SpinWait);
        int count = Enter();
        for (; count == Held; count = Enter())
        {
            wait.SpinOnce();
        }

        return count;
    }

    /// <summary>Lets it go, with another number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit(int count) => Volatile.Write(ref _count, count);
}
