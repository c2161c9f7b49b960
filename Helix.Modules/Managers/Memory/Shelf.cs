using System.Runtime.CompilerServices;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// Blocks of one size that their owner has freed, for its next requests of that size: they are zero, are not joined with their neighbours, and count as
/// in use in the heap below. What goes through it is counted here.
/// </summary>
/// <param name="owner">Whose blocks they are.</param>
/// <param name="words">Their size in words, header included; <see cref="NoSize"/> for that of the blocks that are not kept.</param>
internal sealed class Shelf(OwnedBlocks owner, int words)
{
    /// <summary>A size that no block has.</summary>
    public const int NoSize = 1;

    private const int MostBlocks = 8;

    private readonly int[] _places = words == NoSize ? [] : new int[MostBlocks];
    private HeldCount _count;

    public OwnedBlocks Owner => owner;

    public BlockHeap Heap { get; } = owner.Heap;

    public int Words => words;

    /// <summary>Where the headers of the blocks are that lie here, in words.</summary>
    public int[] Places => _places;

    /// <summary>Bytes in blocks that were taken from here, as they were asked for, less those in blocks that were put here. Changed while it is held.</summary>
    public long Bytes { get; set; }

    /// <summary>Holds it, if nobody does: the number of blocks that lie here, or <see cref="HeldCount.Held"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Enter() => _count.Enter();

    /// <summary>Holds it, and waits for whoever does: the number of blocks that lie here.</summary>
    public int EnterAfterOthers() => _count.EnterAfterOthers();

    /// <summary>Lets it go, with so many blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit(int count) => _count.Exit(count);
}
