using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Allocators;

/// <summary>Takes memory when it starts, and gives none back.</summary>
[HelixModule("leaky", Description = "Keeps what it has taken", Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand)]
[Requires<IMemManager>]
public sealed class LeakyModule : Module
{
    private const int FirstBytes = 100;
    private const int SecondBytes = 200;
    private const int Alignment = 8;

    /// <inheritdoc />
    public override Status Start()
    {
        IMemManager memory = Context.Get<IMemManager>()!;
        Status first = memory.Alloc(FirstBytes, Alignment).Status;
        Status second = memory.Alloc(SecondBytes, Alignment).Status;
        Status cache = memory.CreateCache("leaky things", FirstBytes, Alignment, null).Status;
        return first.IsError() ? first : second.IsError() ? second : cache;
    }
}
