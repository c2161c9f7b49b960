using System;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Loading;

/// <summary>
/// Brings module files into the running kernel; implemented by the loader, put in where the kernel is put together. One call at a time.
/// </summary>
public interface IModuleLoader
{
    /// <summary>Why the last call failed, for people; empty if it did not.</summary>
    string Reason => "";

    /// <summary>Checks a file - form, checksum, processor, kernel build, signature - and reads its manifest. Runs nothing of it.</summary>
    /// <returns><see cref="Status.Corrupt"/>, <see cref="Status.VersionMismatch"/>, <see cref="Status.AccessDenied"/>.</returns>
    Result<ICheckedModule> Check(ReadOnlyMemory<byte> file);
}
