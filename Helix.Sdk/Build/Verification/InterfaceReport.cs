using System.Collections.Generic;

namespace Helix.Sdk.Build.Verification;

/// <summary>The result of an <see cref="InterfaceVerifier"/>.</summary>
/// <param name="Verified">How many method tables were compared with their metadata.</param>
/// <param name="Unknown">Method tables without metadata, such as those of pointers.</param>
/// <param name="Faults">What is wrong, one sentence each.</param>
public sealed record InterfaceReport(int Verified, IReadOnlyList<string> Unknown, IReadOnlyList<string> Faults);
