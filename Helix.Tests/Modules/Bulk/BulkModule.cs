using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Modules.Bulk;

/// <summary>A module with some 20 KiB of its own code, to measure what loading costs: one function, compiled for many kinds of rotations.</summary>
[HelixModule("bulk", Description = "Has a usual amount of code")]
public sealed class BulkModule : Module
{
    private readonly uint[] _block = new uint[16];

    /// <inheritdoc />
    public override Status Start()
    {
        Mixer<Rotations<R7, R9>>.Mix(_block);
        Mixer<Rotations<R7, R11>>.Mix(_block);
        Mixer<Rotations<R7, R13>>.Mix(_block);
        Mixer<Rotations<R7, R18>>.Mix(_block);
        Mixer<Rotations<R9, R7>>.Mix(_block);
        Mixer<Rotations<R9, R11>>.Mix(_block);
        Mixer<Rotations<R9, R13>>.Mix(_block);
        Mixer<Rotations<R9, R18>>.Mix(_block);
        Mixer<Rotations<R11, R7>>.Mix(_block);
        Mixer<Rotations<R11, R9>>.Mix(_block);
        Mixer<Rotations<R11, R13>>.Mix(_block);
        Mixer<Rotations<R11, R18>>.Mix(_block);
        Mixer<Rotations<R13, R7>>.Mix(_block);
        Mixer<Rotations<R13, R9>>.Mix(_block);
        Mixer<Rotations<R13, R11>>.Mix(_block);
        Mixer<Rotations<R13, R18>>.Mix(_block);
        Mixer<Rotations<R18, R7>>.Mix(_block);
        Mixer<Rotations<R18, R9>>.Mix(_block);
        Mixer<Rotations<R18, R11>>.Mix(_block);
        Mixer<Rotations<R18, R13>>.Mix(_block);
        Mixer<Rotations<R7, R7>>.Mix(_block);
        Mixer<Rotations<R9, R9>>.Mix(_block);
        Mixer<Rotations<R11, R11>>.Mix(_block);
        Mixer<Rotations<R13, R13>>.Mix(_block);
        return Status.Ok;
    }
}
