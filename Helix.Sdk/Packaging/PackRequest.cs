using System.Collections.Generic;

namespace Helix.Sdk.Packaging;

/// <summary>What a module file is made from.</summary>
/// <param name="Assembly">The module's assembly.</param>
/// <param name="Objects">Its objects; the first is the compiled assembly's.</param>
/// <param name="References">The Helix assemblies that it refers to, directly or not.</param>
/// <param name="Output">The file to write.</param>
public sealed record PackRequest(string Assembly, IReadOnlyList<string> Objects, IReadOnlyList<string> References, string Output)
{
    /// <summary>The module's <c>.spec</c>, or null.</summary>
    public string? Spec { get; init; }

    /// <summary>The PEM file of the private key to sign with, or null.</summary>
    public string? Key { get; init; }
}
