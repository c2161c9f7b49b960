using System;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>The content of a file's five sections.</summary>
internal readonly record struct ModuleSections(
    ReadOnlyMemory<byte> Manifest,
    ReadOnlyMemory<byte> FixUps,
    ReadOnlyMemory<byte> Shared,
    ReadOnlyMemory<byte> Types,
    ReadOnlyMemory<byte> MethodTables);
