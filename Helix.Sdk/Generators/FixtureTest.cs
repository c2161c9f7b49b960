namespace Helix.Sdk.Generators;

/// <summary>The cases that one test method makes, as text of the list.</summary>
internal sealed record FixtureTest(string Name, string Code, EquatableList<Finding> Findings);
