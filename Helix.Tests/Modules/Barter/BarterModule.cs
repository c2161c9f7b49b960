using System;
using System.Threading;
using Helix.Interfaces.Modules;

namespace Helix.Tests.Modules.Barter;

/// <summary>Serves a contract of its own.</summary>
[HelixModule("barter", Description = "Brings a contract of its own", OnFault = FaultPolicy.Restart)]
[Provides<IBarter>]
public sealed class BarterModule : Module, IBarter
{
    private long _number;

    /// <inheritdoc/>
    public long Exchange(long number) =>
        number >= 0 ? Interlocked.Exchange(ref _number, number) : throw new ArgumentOutOfRangeException(nameof(number));
}
