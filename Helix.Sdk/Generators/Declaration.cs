namespace Helix.Sdk.Generators;

/// <summary>A declared module or command: its name, the type that declares it, the code that registers it, and what is wrong with it.</summary>
/// <param name="Name">The declared name.</param>
/// <param name="TypeName">The declaring type.</param>
/// <param name="Code">Statements for the module initialiser; empty if something is wrong.</param>
/// <param name="NameFinding">What to report if the name is taken.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record Declaration(string Name, string TypeName, string Code, Finding NameFinding, EquatableList<Finding> Findings);
