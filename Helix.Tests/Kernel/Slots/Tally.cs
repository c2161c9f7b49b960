using System;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Slots;

/// <summary>
/// One of the objects that take turns behind a slot under load. Its state - how far each caller has come - goes from one to the next, as at
/// a reload. It notices a call that comes too late, and one that is missing, doubled or out of order.
/// </summary>
internal sealed class Tally(int[] state) : ISpecimenCounter
{
    private volatile bool _retired;

    /// <summary>What was wrong; null if nothing.</summary>
    public static string? Problem { get; set; }

    /// <summary>Ends its time and gives the state away.</summary>
    public int[] Retire()
    {
        _retired = true;
        return state;
    }

    public Status Count(int caller, int number)
    {
        if (_retired)
        {
            Problem ??= $"caller {caller} reached an object that had been replaced";
        }

        if (state[caller] != number - 1)
        {
            Problem ??= $"call {number} of caller {caller} came after {state[caller]}";
        }

        state[caller] = number;
        if (number % 7 == 0)
        {
            // A chance for the exchange to meet a call that is inside.
            System.Threading.Thread.Yield();
        }

        return number % 100 == 99 ? throw new FormatException() : Status.Ok;
    }
}
