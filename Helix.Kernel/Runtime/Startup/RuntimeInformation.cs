using System.Runtime;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Exceptions;

namespace Helix.Kernel.Runtime.Startup;

/// <summary>What the class library asks about the program that it runs in.</summary>
internal static unsafe class RuntimeInformation
{
    private static void* _crashInfo;

    [RuntimeExport("RhGetOSModuleFromPointer")]
    private static nint GetModule(ulong address)
    {
        ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
        bool inImage = address >= environment.ImageStart && address < environment.ImageEnd;
        return inImage ? (nint)environment.ManagedCodeStart : CodeRanges.TryFind(address, out CodeRange range) ? (nint)range.Start : 0;
    }

    [RuntimeExport("RhGetModuleFileName")]
    private static int GetModuleFileName(nint module, byte** name)
    {
        System.ReadOnlySpan<byte> text = "helix\0"u8;
        // SAFETY: the text is read-only data of the image.
        fixed (byte* start = text)
        {
            *name = start;
        }

        return text.Length - 1;
    }

    /// <summary>Whether the code runs with a debugger is not known: a break point would stop the system.</summary>
    [RuntimeExport("RhDebugBreak")]
    private static void DebugBreak() => RuntimeEnvironment.Fail("Debugger.Break"u8);

    /// <summary>Where the class library puts its description of a failure; nobody reads it but a debugger.</summary>
    [RuntimeExport("RhGetCrashInfoBuffer")]
    private static void* GetCrashInfoBuffer(int* capacityBytes)
    {
        const int CapacityBytes = 4096;
        if (_crashInfo == null)
        {
            _crashInfo = PermanentMemory.Allocate(CapacityBytes);
        }

        *capacityBytes = CapacityBytes;
        return _crashInfo;
    }

    /// <summary>There is nowhere to put a dump: the panic report tells what there is to tell.</summary>
    [RuntimeExport("RhCreateCrashDumpIfEnabled")]
    private static void CreateCrashDump(nint exceptionRecord, nint contextRecord)
    {
    }

    /// <summary>There is no COM.</summary>
    [RuntimeExport("RhGetIUnknownAddRef")]
    private static nint GetIUnknownAddRef() => 0;

    /// <summary>Objects are compiled without inline thread statics: none is ever registered.</summary>
    [RuntimeExport("RhRegisterInlinedThreadStaticRoot")]
    private static void RegisterInlinedThreadStaticRoot(nint root, nint typeManager) =>
        RuntimeEnvironment.Fail("inline thread statics are not supported"u8);
}
