using System;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;

namespace Helix.Testing.Fakes;

/// <summary>A clock that shows what a test sets.</summary>
public sealed class FakeClock : IClock
{
    /// <summary>The time it shows, or why it shows none.</summary>
    public Result<DateTime> Now { get; set; } = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan time) => Now = Now.IsOk ? Now.Value + time : Now;

    /// <inheritdoc />
    public Result<DateTime> Read() => Now;
}
