using System.Collections.Generic;
using Helix.Sdk.Cli.Building;

namespace Helix.Sdk.Cli.Testing;

/// <summary>A group of tests that is run by itself.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Project">Its project, relative to the root.</param>
/// <param name="Filter">What of the project belongs to it (a VSTest filter), or null for all.</param>
public sealed record TestTier(string Name, string Project, string? Filter = null)
{
    /// <summary>What must have been built.</summary>
    public BuildScope Needs { get; init; } = BuildScope.Everything;

    /// <summary>All tiers, the quick ones first.</summary>
    public static IReadOnlyList<TestTier> All { get; } =
    [
        new("architecture", "Helix.Tests/Architecture/Helix.Tests.Architecture.csproj"),
        new("unit", "Helix.Tests/Unit/Helix.Tests.Unit.csproj"),
        new("xsharp", "Helix.Tests/XSharp/Helix.Tests.XSharp.csproj"),
        new("kernel", "Helix.Tests/Boot/Helix.Tests.Boot.csproj", "TestCategory=Kernel"),
        new("boot", "Helix.Tests/Boot/Helix.Tests.Boot.csproj", "TestCategory!=Kernel&TestCategory!=Assertions"),
        new("assertions", "Helix.Tests/Boot/Helix.Tests.Boot.csproj", "TestCategory=Assertions") { Needs = BuildScope.Checked },
    ];
}
