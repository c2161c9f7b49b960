using Helix.Interfaces.ModuleFiles;

namespace Helix.Kernel.Loader;

/// <summary>Where an image lies. Everything counts from the start of the module area or of the image: a record of an image is no reference to it.</summary>
/// <param name="Start">First byte of the image, from the start of the module area.</param>
/// <param name="SizeBytes">Its size in memory.</param>
/// <param name="ManagedCode">Compiled methods, in the image.</param>
/// <param name="UnboxingStubs">Stubs before methods of structures, in the image.</param>
/// <param name="UnwindTable">Offset of the table of unwind entries in the image.</param>
/// <param name="ReadyToRunHeader">Offset of the header in the image.</param>
public readonly record struct ImagePlace(
    uint Start, uint SizeBytes, ImageRange ManagedCode, ImageRange UnboxingStubs, uint UnwindTable, uint ReadyToRunHeader);
