using System;
using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Platform;

/// <summary>
/// The files that the boot loader put in memory together with the kernel, read-only and there for as long as the kernel runs.
/// Module files are named <c>modules/Name.hmod</c>. May be called from any thread; nothing here blocks, none of it is for
/// interrupt handlers.
/// </summary>
[Contract(22, "BootFiles", "1.0.0")]
public interface IBootFiles
{
    /// <summary>The names of all files, in their order in the archive; parts of a path are separated by <c>/</c>.</summary>
    [Function(0x00)]
    IReadOnlyList<string> Names { get; }

    /// <summary>The contents of a file. They are not copied and stay valid; nobody may write to them.</summary>
    /// <param name="name">The whole name, case counts.</param>
    /// <returns><see cref="Status.NotFound"/> if there is no such file.</returns>
    [Function(0x01)]
    Result<ReadOnlyMemory<byte>> Open(string name);
}
