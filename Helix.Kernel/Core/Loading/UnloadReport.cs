using System.Collections.Generic;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Loading;

/// <summary>How an unload ended.</summary>
/// <param name="Status"><see cref="Interfaces.Primitives.Status.Ok"/> if the memory was given back; <see cref="Interfaces.Primitives.Status.InUse"/> if the image is parked.</param>
/// <param name="Holders">Who holds the image, for people; empty if nobody does.</param>
public sealed record UnloadReport(Status Status, IReadOnlyList<string> Holders);
