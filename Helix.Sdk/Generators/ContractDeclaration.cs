namespace Helix.Sdk.Generators;

/// <summary>An interface with a contract, and what is wrong with it.</summary>
/// <param name="TypeName">The interface as generated code writes it.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="BaseName">Its name without the <c>I</c>: what the generated types' names begin with.</param>
/// <param name="Accessibility">That of the generated delegates: <c>public</c> or <c>internal</c>.</param>
/// <param name="Number">The number of the interface.</param>
/// <param name="Name">The contract's name.</param>
/// <param name="Version">The contract's version as the arguments of a <c>ModuleVersion</c>.</param>
/// <param name="Part">The member of <c>ContractPart</c>.</param>
/// <param name="Bases">The interfaces that it derives from, as <c>typeof</c> expressions.</param>
/// <param name="Functions">Its own functions in the order of their method slots.</param>
/// <param name="Answers">The members of the class that answers a status.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record ContractDeclaration(
    string TypeName,
    string Namespace,
    string BaseName,
    string Accessibility,
    int Number,
    string Name,
    string Version,
    string Part,
    string Bases,
    EquatableList<ContractFunctionRow> Functions,
    string Answers,
    EquatableList<Finding> Findings);
