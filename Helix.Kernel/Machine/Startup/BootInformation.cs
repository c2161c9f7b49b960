using System.Runtime.InteropServices;

namespace Helix.Kernel.Machine.Startup;

/// <summary>What every loader tells, in one form. Filled once, before anything else runs.</summary>
public unsafe struct BootInformation
{
    /// <summary>Most regions of memory that are kept; further ones are ignored.</summary>
    public const int MaxRegions = 128;

    /// <summary>Longest command line, in bytes; a longer one is cut.</summary>
    public const int MaxCommandLineBytes = 2048;

    private fixed ulong _starts[MaxRegions];
    private fixed ulong _ends[MaxRegions];
    private fixed int _kinds[MaxRegions];

    /// <summary>The kernel's command line, not terminated.</summary>
    public fixed byte CommandLine[MaxCommandLineBytes];

    /// <summary>Length of <see cref="CommandLine"/>.</summary>
    public int CommandLineLength;

    /// <summary>Whether a multiboot2 loader started the kernel; PVH otherwise.</summary>
    public bool IsMultiboot;

    /// <summary>Number of regions.</summary>
    public int RegionCount;

    /// <summary>The screen.</summary>
    public FramebufferInformation Framebuffer;

    /// <summary>The region of that index.</summary>
    public readonly MemoryRegion Region(int index) =>
        new() { Start = _starts[index], End = _ends[index], Kind = (MemoryRegionKind)_kinds[index] };

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
