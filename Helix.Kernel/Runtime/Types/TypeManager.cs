using System.Runtime;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Types;

/// <summary>
/// One record for each compiled object: its table of sections, found again through the handle that the class library
/// keeps. Nothing here blocks or allocates managed memory.
/// </summary>
internal unsafe struct TypeManager
{
    private const int FirstBlob = 300;
    private const uint LastBlob = 299;

    /// <summary>The class library reads it at offset 0 (TypeManagerHandle.OsModuleBase) to find a method's name.</summary>
    private nint _osModule;

    private ReadyToRunHeader* _header;

    [RuntimeExport("RhpRegisterOsModule")]
    private static nint RegisterOsModule(nint module) => module;

    [RuntimeExport("RhpCreateTypeManager")]
    private static TypeManager* Create(nint osModule, ReadyToRunHeader* header, void** functions, uint functionCount)
    {
        if (header->Signature != ReadyToRunHeader.ExpectedSignature)
        {
            RuntimeEnvironment.Fail("a linked object has no ReadyToRun header"u8);
        }

        TypeManager* manager = (TypeManager*)PermanentMemory.Allocate((ulong)sizeof(TypeManager));
        manager->_osModule = osModule;
        manager->_header = header;
        return manager;
    }

    /// <summary>Fills the record of an object that was loaded later.</summary>
    /// <param name="osModule">What <c>RhGetOSModuleFromPointer</c> answers for its code.</param>
    /// <param name="header">Its table of sections.</param>
    public void Initialize(nint osModule, void* header)
    {
        _osModule = osModule;
        _header = (ReadyToRunHeader*)header;
    }

    [RuntimeExport("RhpGetModuleSection")]
    private static byte* GetSection(TypeManager** handle, int id, int* length)
    {
        ReadyToRunSection* section = (*handle)->Find(id);
        *length = section == null ? 0 : section->LengthBytes;
        return section == null ? null : section->Start;
    }

    [RuntimeExport("RhFindBlob")]
    private static bool FindBlob(TypeManager** handle, uint blob, byte** start, uint* length)
    {
        ReadyToRunSection* section = blob > LastBlob ? null : (*handle)->Find(FirstBlob + (int)blob);
        *start = section == null ? null : section->Start;
        *length = section == null ? 0 : (uint)section->LengthBytes;
        return section != null;
    }

    /// <summary>A section of the object, or null.</summary>
    public readonly ReadyToRunSection* Find(int id)
    {
        ReadyToRunSection* sections = (ReadyToRunSection*)(_header + 1);
        for (int i = 0; i < _header->SectionCount; i++)
        {
            if (sections[i].Id == id)
            {
                return sections + i;
            }
        }

        return null;
    }
}
