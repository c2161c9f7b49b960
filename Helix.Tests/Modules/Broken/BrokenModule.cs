using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;

namespace Helix.Tests.Modules.Broken;

/// <summary>A module whose object cannot be made.</summary>
[HelixModule("broken", Description = "Cannot be started")]
[Provides<IBlockDev>]
public sealed class BrokenModule : Module, IBlockDev
{
    /// <summary>Throws.</summary>
    public BrokenModule() => throw new InvalidOperationException("the constructor of broken");

    /// <inheritdoc/>
    public BlockGeometry Geometry => default;

    /// <inheritdoc/>
    public BlockDevFlags Flags => default;

    /// <inheritdoc/>
    public Status Read(long firstBlock, Span<byte> buffer) => Status.NotSupported;

    /// <inheritdoc/>
    public Status Write(long firstBlock, ReadOnlySpan<byte> buffer) => Status.NotSupported;

    /// <inheritdoc/>
    public Status Flush() => Status.NotSupported;
}
