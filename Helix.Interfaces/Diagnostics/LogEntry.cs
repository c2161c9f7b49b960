using System;

namespace Helix.Interfaces.Diagnostics;

/// <summary>A message that was kept.</summary>
/// <param name="Number">Counts up from 0 without gaps since the start.</param>
/// <param name="Time">Since the start of the system.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Source">The module that wrote it, or <c>kernel</c>.</param>
/// <param name="Message">What it says.</param>
public readonly record struct LogEntry(long Number, TimeSpan Time, LogLevel Level, string Source, string Message);
