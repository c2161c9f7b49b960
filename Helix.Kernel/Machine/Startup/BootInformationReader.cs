using System.Runtime.InteropServices;

namespace Helix.Kernel.Machine.Startup;

/// <summary>Reads what the loader left in memory, while the first GiB is still mapped where it is.</summary>
public static unsafe class BootInformationReader
{
    private const uint MultibootMagic = 0x36D76289;
    private const uint PvhMagic = 0x336EC578;
    private const ulong MappedBytes = 1 << 30;

    /// <summary>Fills <paramref name="boot"/>.</summary>
    /// <param name="magic">EAX at entry.</param>
    /// <param name="information">EBX at entry: a physical address.</param>
    /// <param name="boot">What to fill; all zero.</param>
    /// <returns>Physical end of what the loader put in memory, in bytes; zero when the loader is unknown.</returns>
    public static ulong Read(uint magic, uint information, BootInformation* boot)
    {
        byte* start = (byte*)(ulong)information;
        if (magic == MultibootMagic)
        {
            boot->IsMultiboot = true;
            return ReadMultiboot(start, boot);
        }

        return *(uint*)start == PvhMagic ? ReadPvh((PvhStartInfo*)start, boot) : 0;
    }

    /// <summary>Multiboot2 Specification 2.0, section 3.6: size, reserved, then tags aligned to 8 bytes.</summary>
    private static ulong ReadMultiboot(byte* start, BootInformation* boot)
    {
        uint totalSize = *(uint*)start;
        for (uint offset = 8; offset + 8 <= totalSize;)
        {
            byte* tag = start + offset;
            uint type = *(uint*)tag;
            uint size = *(uint*)(tag + 4);
            if (type == 0 || size < 8 || size > totalSize - offset)
            {
                break;
            }

            ReadTag(type, tag, size, boot);
            offset += (size + 7) & ~7U;
        }

        return (ulong)start + totalSize;
    }

    private static void ReadTag(uint type, byte* tag, uint size, BootInformation* boot)
    {
        switch (type)
        {
            case 1:
                boot->SetCommandLine(tag + 8, size - 8);
                break;
            case 3 when size >= 16 && *(uint*)(tag + 12) > *(uint*)(tag + 8):
                boot->AddArchive(*(uint*)(tag + 8), *(uint*)(tag + 12) - *(uint*)(tag + 8));
                break;
            case 6 when size >= 16 && *(uint*)(tag + 8) >= 24:
                uint entrySize = *(uint*)(tag + 8);
                for (uint offset = 16; offset + entrySize <= size; offset += entrySize)
                {
                    byte* entry = tag + offset;
                    boot->AddRegion(*(ulong*)entry, *(ulong*)(entry + 8), *(uint*)(entry + 16));
                }

                break;
            case 14 or 15 when size > 8:
                boot->SetRootPointer(tag + 8, size - 8);
                break;
            case 8 when size >= 32:
                ReadFramebuffer(tag, size, &boot->Framebuffer);
                break;
        }
    }

    private static void ReadFramebuffer(byte* tag, uint size, FramebufferInformation* framebuffer)
    {
        framebuffer->PhysicalAddress = *(ulong*)(tag + 8);
        framebuffer->PitchBytes = *(uint*)(tag + 16);
        framebuffer->Width = *(uint*)(tag + 20);
        framebuffer->Height = *(uint*)(tag + 24);
        framebuffer->BitsPerPixel = tag[28];
        byte type = tag[29];
        if (type == 2)
        {
            framebuffer->Kind = FramebufferKind.Text;
        }
        else if (type == 1 && size >= 38)
        {
            framebuffer->Kind = FramebufferKind.DirectColour;
            framebuffer->RedPosition = tag[32];
            framebuffer->GreenPosition = tag[34];
            framebuffer->BluePosition = tag[36];
        }
    }

    /// <summary>Xen, xen/include/public/arch-x86/hvm/start_info.h, version 1.</summary>
    private static ulong ReadPvh(PvhStartInfo* info, BootInformation* boot)
    {
        // QEMU enters with VGA in text mode and says nothing about it.
        boot->Framebuffer.Kind = FramebufferKind.Text;
        boot->Framebuffer.PhysicalAddress = 0xB8000;
        boot->Framebuffer.Width = 80;
        boot->Framebuffer.Height = 25;
        boot->Framebuffer.BitsPerPixel = 16;
        boot->Framebuffer.PitchBytes = 160;
        if (info->CommandLine != 0)
        {
            boot->SetCommandLine((byte*)info->CommandLine, BootInformation.MaxCommandLineBytes);
        }

        ulong listBytes = (ulong)info->ModuleCount * (ulong)sizeof(PvhModule);
        if (info->ModuleList < MappedBytes && listBytes <= MappedBytes - info->ModuleList)
        {
            PvhModule* module = (PvhModule*)info->ModuleList;
            for (uint i = 0; i < info->ModuleCount; i++)
            {
                boot->AddArchive(module[i].Address, module[i].SizeBytes);
            }
        }

        if (info->RootPointer != 0 && info->RootPointer < MappedBytes)
        {
            boot->SetRootPointer((byte*)info->RootPointer, BootInformation.RootPointerBytes);
        }

        if (info->Version >= 1)
        {
            PvhMemoryMapEntry* entry = (PvhMemoryMapEntry*)info->MemoryMap;
            for (uint i = 0; i < info->MemoryMapEntries; i++)
            {
                boot->AddRegion(entry[i].Address, entry[i].SizeBytes, entry[i].Type);
            }
        }

        return (ulong)info + (ulong)sizeof(PvhStartInfo);
    }

    [StructLayout(LayoutKind.Explicit, Size = 56)]
    private struct PvhStartInfo
    {
        [FieldOffset(0)] public uint Magic;
        [FieldOffset(4)] public uint Version;
        [FieldOffset(12)] public uint ModuleCount;
        [FieldOffset(16)] public ulong ModuleList;
        [FieldOffset(24)] public ulong CommandLine;
        [FieldOffset(32)] public ulong RootPointer;
        [FieldOffset(40)] public ulong MemoryMap;
        [FieldOffset(48)] public uint MemoryMapEntries;
    }

    [StructLayout(LayoutKind.Explicit, Size = 32)]
    private struct PvhModule
    {
        [FieldOffset(0)] public ulong Address;
        [FieldOffset(8)] public ulong SizeBytes;
    }

    [StructLayout(LayoutKind.Explicit, Size = 24)]
    private struct PvhMemoryMapEntry
    {
        [FieldOffset(0)] public ulong Address;
        [FieldOffset(8)] public ulong SizeBytes;
        [FieldOffset(16)] public uint Type;
    }
}
