using System.Collections.Generic;

namespace Helix.Sdk.Cli.Templates;

/// <summary>A kind of module that can be begun.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="TemplateFolder">Where its files are, below Templates.</param>
/// <param name="ProjectFolder">Where its projects go, below the root.</param>
/// <param name="Description">What the module says of itself at first.</param>
public sealed record ModuleKind(string Name, string TemplateFolder, string ProjectFolder, string Description)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<ModuleKind> All { get; } =
    [
        new("scheduler", "Scheduler", "Helix.Modules/Schedulers", "Scheduler in turns"),
        new("allocator", "Allocator", "Helix.Modules", "Allocator with a bit for each frame"),
        new("driver", "Driver", "Helix.Drivers", "Driver of the parallel port"),
        new("filesystem", "Filesystem", "Helix.Modules", "File system in memory"),
        new("service", "Service", "Helix.Modules", "Clock without a device"),
    ];
}
