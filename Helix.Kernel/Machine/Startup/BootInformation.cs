using System.Runtime.InteropServices;

namespace Helix.Kernel.Machine.Startup;

/// <summary>What every loader tells, in one form. Filled once, before anything else runs.</summary>
public unsafe struct BootInformation
{
    /// <summary>Most regions of memory that are kept; further ones are ignored.</summary>
    public const int MaxRegions = 128;

    /// <summary>Longest command line, in bytes; a longer one is cut.</summary>
    public const int MaxCommandLineBytes = 2048;

    /// <summary>Most archives of boot files that are kept; further ones are ignored.</summary>
    public const int MaxArchives = 8;

    /// <summary>Longest root pointer of the firmware's tables, in bytes (ACPI Specification 6.5, 5.2.5.3).</summary>
    public const int RootPointerBytes = 36;

    // Physical addresses have at most 52 bits (Intel SDM 3A, section 4.1.4).
    private const ulong PhysicalLimit = 1UL << 52;

    private fixed ulong _archiveStarts[MaxArchives];
    private fixed ulong _archiveEnds[MaxArchives];
    private fixed ulong _starts[MaxRegions];
    private fixed ulong _ends[MaxRegions];
    private fixed int _kinds[MaxRegions];

    /// <summary>The kernel's command line, not terminated.</summary>
    public fixed byte CommandLine[MaxCommandLineBytes];

    /// <summary>The root pointer of the firmware's tables as the loader found it; zero behind its end.</summary>
    public fixed byte RootPointer[RootPointerBytes];

    /// <summary>Length of <see cref="RootPointer"/>; 0 if the loader tells none.</summary>
    public int RootPointerLength;

    /// <summary>Length of <see cref="CommandLine"/>.</summary>
    public int CommandLineLength;

    /// <summary>Whether a multiboot2 loader started the kernel; PVH otherwise.</summary>
    public bool IsMultiboot;

    /// <summary>Number of regions.</summary>
    public int RegionCount;

    /// <summary>Number of archives.</summary>
    public int ArchiveCount;

    /// <summary>The screen.</summary>
    public FramebufferInformation Framebuffer;

    /// <summary>The region of that index.</summary>
    public readonly MemoryRegion Region(int index) =>
        new() { Start = _starts[index], End = _ends[index], Kind = (MemoryRegionKind)_kinds[index] };

    /// <summary>The archive of boot files of that index, as the loader reported it: see <see cref="IsUsable"/>.</summary>
    public readonly MemoryRegion Archive(int index) =>
        new() { Start = _archiveStarts[index], End = _archiveEnds[index], Kind = MemoryRegionKind.Reserved };

    /// <summary>Where an archive that has a byte in the range ends; zero when none has.</summary>
    public readonly ulong EndOfArchiveIn(ulong start, ulong end)
    {
        for (int i = 0; i < ArchiveCount; i++)
        {
            if (_archiveStarts[i] < end && start < _archiveEnds[i])
            {
                return _archiveEnds[i];
            }
        }

        return 0;
    }

    /// <summary>Whether every byte of a range lies in usable regions, which the kernel maps.</summary>
    public readonly bool IsUsable(ulong start, ulong end)
    {
        ulong covered = start;
        for (int i = 0; covered < end && i < RegionCount; i++)
        {
            if (_kinds[i] == (int)MemoryRegionKind.Usable && _starts[i] <= covered && covered < _ends[i])
            {
                // Regions come in any order: what this one leaves over may lie in one before it.
                covered = _ends[i];
                i = -1;
            }
        }

        return covered >= end;
    }

    /// <summary>End of the highest usable region.</summary>
    public readonly ulong HighestUsableAddress
    {
        get
        {
            ulong highest = 0;
            for (int i = 0; i < RegionCount; i++)
            {
                if (_kinds[i] == (int)MemoryRegionKind.Usable && _ends[i] > highest)
                {
                    highest = _ends[i];
                }
            }

            return highest;
        }
    }

    /// <summary>Sum of the usable regions, in bytes.</summary>
    public readonly ulong UsableBytes
    {
        get
        {
            ulong sum = 0;
            for (int i = 0; i < RegionCount; i++)
            {
                sum += _kinds[i] == (int)MemoryRegionKind.Usable ? _ends[i] - _starts[i] : 0;
            }

            return sum;
        }
    }

    internal void AddRegion(ulong start, ulong sizeBytes, uint kind)
    {
        if (RegionCount < MaxRegions && sizeBytes != 0 && start + sizeBytes > start)
        {
            _starts[RegionCount] = start;
            _ends[RegionCount] = start + sizeBytes;
            _kinds[RegionCount] = kind is >= 1 and <= 5 ? (int)kind : (int)MemoryRegionKind.Reserved;
            RegionCount++;
        }
    }

    internal void AddArchive(ulong start, ulong sizeBytes)
    {
        if (ArchiveCount < MaxArchives && sizeBytes != 0 && sizeBytes < PhysicalLimit && start < PhysicalLimit - sizeBytes)
        {
            _archiveStarts[ArchiveCount] = start;
            _archiveEnds[ArchiveCount] = start + sizeBytes;
            ArchiveCount++;
        }
    }

    /// <summary>Keeps the longest one: loaders tell the old and the new form.</summary>
    internal void SetRootPointer(byte* start, ulong sizeBytes)
    {
        int length = sizeBytes < RootPointerBytes ? (int)sizeBytes : RootPointerBytes;
        for (int i = 0; length > RootPointerLength && i < length; i++)
        {
            RootPointer[i] = start[i];
        }

        RootPointerLength = length > RootPointerLength ? length : RootPointerLength;
    }

    internal void SetCommandLine(byte* text, ulong maxBytes)
    {
        int length = 0;
        while ((ulong)length < maxBytes && length < MaxCommandLineBytes && text[length] != 0)
        {
            CommandLine[length] = text[length];
            length++;
        }

        CommandLineLength = length;
    }
}
