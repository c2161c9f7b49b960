using System;

namespace Helix.Kernel.Core.BootFiles;

/// <summary>A file in an archive.</summary>
/// <param name="Name">Its path, without a leading <c>./</c>.</param>
/// <param name="Content">Its bytes, a part of the archive.</param>
public readonly record struct TarEntry(string Name, ReadOnlyMemory<byte> Content);
