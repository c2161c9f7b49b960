namespace Helix.Kernel.Runtime.Collector;

/// <summary>What is kept for each page of the large-object space.</summary>
internal struct LargePage
{
    /// <summary>Owner of a page without memory behind it.</summary>
    public const uint Absent = 0;

    /// <summary>Owner of a page that is committed, dirty and free.</summary>
    public const uint Free = 1;

    /// <summary>Owners from here on are page numbers: the first page of the object, plus this.</summary>
    public const uint FirstOwner = 2;

    /// <summary>Set in <see cref="Count"/> of the first page while a collection finds the object alive.</summary>
    public const uint Marked = 0x8000_0000;

    public uint Owner;

    /// <summary>In the first page of an object: the number of its pages, and <see cref="Marked"/>.</summary>
    public uint Count;
}
