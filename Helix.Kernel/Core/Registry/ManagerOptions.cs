using System;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Kernel.Core.Supervision;

namespace Helix.Kernel.Core.Registry;

/// <summary>
/// The manager's configuration: <c>modules.quiet-ms</c>; <c>supervisor.first-delay-ms</c>, <c>longest-delay-ms</c>, <c>quiet-ms</c> and
/// <c>most-in-a-row</c>.
/// </summary>
internal sealed class ManagerOptions
{
    private const uint DefaultQuietMs = 2000;

    private readonly ICfgManager _configuration;
    private readonly ILog _log;

    /// <summary>Reads it once.</summary>
    public ManagerOptions(ICfgManager configuration, ILog log)
    {
        _configuration = configuration;
        _log = log;
        QuietTimeout = TimeSpan.FromMilliseconds(Number("modules", "quiet-ms", DefaultQuietMs));
        SupervisorOptions usual = SupervisorOptions.Default;
        Supervision = new SupervisorOptions(
            Milliseconds("first-delay-ms", usual.FirstDelay),
            Milliseconds("longest-delay-ms", usual.LongestDelay),
            Milliseconds("quiet-ms", usual.QuietTime),
            (int)Math.Min(int.MaxValue, Number("supervisor", "most-in-a-row", (uint)usual.MostInARow)));
    }

    /// <summary>How long a change waits until no call is inside a module.</summary>
    public TimeSpan QuietTimeout { get; }

    /// <summary>How patient the supervisor is.</summary>
    public SupervisorOptions Supervision { get; }

    private TimeSpan Milliseconds(string key, TimeSpan fallback) =>
        TimeSpan.FromMilliseconds(Number("supervisor", key, (uint)fallback.TotalMilliseconds));

    private uint Number(string group, string key, uint fallback)
    {
        if (_configuration.OpenGroup(group).Value.Find(key) is not { } text)
        {
            return fallback;
        }

        if (ConfigText.TryParse(text, out uint value))
        {
            return value;
        }

        _log.Write(LogLevel.Warning, $"{group}.{key}: '{text}' is no number; using {fallback}");
        return fallback;
    }
}
