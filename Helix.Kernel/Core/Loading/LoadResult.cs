using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Registry;

namespace Helix.Kernel.Core.Loading;

/// <summary>How bringing a file's code into the kernel ended.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Name">The module's name; empty if it could not be read.</param>
/// <param name="Reason">Why it failed, for people.</param>
/// <param name="Code">The code; null if it failed.</param>
internal sealed record LoadResult(Status Status, string Name, string Reason, ModuleCode? Code);
