using System.Text.Json.Serialization;

namespace Helix.Sdk.Cli.Benchmarks;

/// <summary>A figure beside its goal.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Measured">The value, or null when it could not be measured.</param>
/// <param name="Goal">The value that it should not exceed, or null when there is no goal.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Note">What is measured, and why it could not be.</param>
public sealed record BenchRow(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("measured")] double? Measured,
    [property: JsonPropertyName("goal")] double? Goal,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("note")] string Note)
{
    /// <summary>Linux's figure: see <see cref="BenchGoal.Linux"/>.</summary>
    [JsonPropertyName("linux")]
    public string? Linux { get; init; }

    /// <summary>Whether the goal is reached.</summary>
    [JsonIgnore]
    public bool? IsReached => Measured is null || Goal is null ? null : Measured <= Goal;
}
