using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>How a replacement of a running module ended.</summary>
/// <param name="Status">
/// <see cref="Primitives.Status.Ok"/> if the new instance serves; else the old one serves as before, unless <see cref="Reason"/>
/// says that it could not be brought back.
/// </param>
/// <param name="Reason">
/// What went wrong, or what of the old version is left over, for people; empty if there is nothing to say.
/// </param>
/// <param name="PauseNs">
/// How long callers were held up, in nanoseconds of the machine's clock (instructions, where the emulator counts those); 0 if
/// they were not.
/// </param>
/// <param name="OldVersion">The version that served before.</param>
/// <param name="NewVersion">The version that was to serve; that of the old one if nothing is known of it.</param>
public sealed record ReloadReport(Status Status, string Reason, long PauseNs, ModuleVersion OldVersion, ModuleVersion NewVersion);
