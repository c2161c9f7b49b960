namespace Helix.Interfaces.ModuleFiles;

/// <summary>How a module's image is laid out in memory. Offsets count bytes from its first.</summary>
/// <param name="NominalBase">The address that it was linked for.</param>
/// <param name="SizeBytes">Its size in memory, a multiple of the page size.</param>
/// <param name="Code">Read and executed.</param>
/// <param name="Constants">Only read.</param>
/// <param name="Data">Read and written.</param>
/// <param name="ReadyToRunHeader">Offset of the header through which the runtime finds the module's tables.</param>
/// <param name="ManagedCode">Compiled methods.</param>
/// <param name="UnboxingStubs">Compiled stubs before methods of structures.</param>
/// <param name="UnwindTable">Offset of the table of unwind entries, <c>.eh_frame_hdr</c> (LSB Core, 10.6.2).</param>
public sealed record ModuleImage(
    ulong NominalBase,
    uint SizeBytes,
    ModuleSegment Code,
    ModuleSegment Constants,
    ModuleSegment Data,
    uint ReadyToRunHeader,
    ImageRange ManagedCode,
    ImageRange UnboxingStubs,
    uint UnwindTable);
