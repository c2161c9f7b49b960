using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Configuration;

/// <summary>
/// The system's configuration: values in groups, from the kernel's command line and the image. <c>serial.port=0x2f8</c> is the
/// value <c>port</c> of the group <c>serial</c>; <c>quiet</c> and <c>key=value</c> without a point belong to the root group.
/// Names are compared without regard to case. The command line wins over the boot file <c>helix.cfg</c>. May be called from any
/// thread; nothing here blocks but Set, where it says so; not for interrupt handlers.
/// </summary>
[Contract(2, "CfgManager", "1.0.0")]
public interface ICfgManager
{
    /// <summary>The group of values without a prefix; never null.</summary>
    [Function(0x00)]
    ICfgGroup Root { get; }

    /// <summary>A group by its name; an unknown name gives an empty group.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> for an empty name.</returns>
    [Function(0x01)]
    Result<ICfgGroup> OpenGroup(string name);

    /// <summary>The names of all groups that have values, in order.</summary>
    [Function(0x02)]
    IReadOnlyList<string> Groups { get; }

    /// <summary>
    /// Sets a value from now on; modules see it when they next ask. <c>provider.Contract=name</c> takes effect at once, and
    /// blocks until no call is inside the provider before, as do <c>log.level</c> and <c>debug.source</c>.
    /// </summary>
    /// <returns>
    /// <see cref="Status.InvalidArgument"/> if the key is empty, or the value no level where one is needed;
    /// <see cref="Status.TimedOut"/> if the provider could not be exchanged, though the value is set.
    /// </returns>
    [Function(0x03)]
    Status Set(string group, string key, string value);
}
