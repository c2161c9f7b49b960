using System.Collections.Generic;

namespace Helix.Sdk.Build.Verification;

/// <summary>What an object says about the interfaces of a type.</summary>
/// <param name="Name">The type's name in symbols.</param>
/// <param name="Interfaces">The names of its interfaces, in the order of its interface map.</param>
/// <param name="Dispatch">The interface methods that it implements itself.</param>
public sealed record MethodTable(string Name, IReadOnlyList<string> Interfaces, IReadOnlySet<DispatchEntry> Dispatch);
