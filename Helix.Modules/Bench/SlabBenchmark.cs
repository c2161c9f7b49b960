using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>An object of 64 bytes taken from an object cache and given back.</summary>
/// <param name="memory">The memory manager; null if there is none.</param>
internal sealed class SlabBenchmark(IMemManager? memory) : LoopBenchmark
{
    private const int ObjectBytes = 64;

    private ObjectCache? _cache;

    public override string Name => "slab-object-64";

    public override bool IsPossible => memory is not null;

    public override int Count => 20_000;

    public override void Prepare() => _cache ??= memory!.CreateCache("bench", ObjectBytes, 8, null).Value;

    public override void Clean()
    {
        if (_cache is not null && memory!.DestroyCache(_cache).IsError())
        {
            throw new InvalidOperationException("a cache without objects is not destroyed");
        }

        _cache = null;
    }

    public override void Run(int count)
    {
        ObjectCache cache = _cache!;
        for (int i = 0; i < count; i++)
        {
            if (cache.FreeObj(cache.AllocObj().Value).IsError())
            {
                throw new InvalidOperationException("an object is not taken back");
            }
        }
    }
}
