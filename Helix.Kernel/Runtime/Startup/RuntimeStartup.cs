using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Types;

namespace Helix.Kernel.Runtime.Startup;

/// <summary>
/// Brings managed code up, in the order of NativeAOT's own start (nativeaot/Bootstrap/main.cpp): the objects' tables and
/// statics first, then the class library's initialisers and every object's module initialisers.
/// </summary>
public static unsafe class RuntimeStartup
{
    private const int ClassLibraryFunctionCount = 14;

    /// <summary>
    /// Registers the linked objects and runs the class library's start. The heap and the first thread must be there.
    /// Afterwards all of managed code works but finalizers and new threads.
    /// </summary>
    public static void InitializeManagedCode()
    {
        SetProcessorFeatures();
        TypeObjects.Enter();
        ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
        void** modules = (void**)environment.ModulesStart;
        int count = (int)((environment.ModulesEnd - environment.ModulesStart) / (ulong)sizeof(void*));
        InitializeModules((nint)environment.ManagedCodeStart, modules, count, GetClassLibraryFunctions(), ClassLibraryFunctionCount);
        ManagedStartup();
    }

    /// <summary>
    /// Tells compiled code which instructions beyond SSE2 it may use (minipal/cpufeatures.h). AVX stays off, though
    /// interrupts keep YMM registers where there are some: the stubs between caller and receiver - interface dispatch, slots - keep XMM0 to XMM7 only.
    /// </summary>
    private static void SetProcessorFeatures()
    {
        uint* registers = stackalloc uint[4];
        MachineImports.CpuId(1, 0, registers);
        uint ecx = registers[2];
        uint features = 0;
        features |= (ecx & 1 << 25) != 0 ? 0x01u : 0;
        features |= (ecx & 1 << 1) != 0 ? 0x02u : 0;
        features |= (ecx & 1 << 0) != 0 ? 0x04u : 0;
        features |= (ecx & 1 << 9) != 0 && (features & 0x04) != 0 ? 0x08u : 0;
        features |= (ecx & 1 << 19) != 0 && (features & 0x08) != 0 ? 0x10u : 0;
        features |= (ecx & 1 << 20) != 0 && (features & 0x10) != 0 ? 0x20u : 0;
        features |= (ecx & 1 << 23) != 0 && (features & 0x20) != 0 ? 0x40u : 0;
        *GetProcessorFeatures() = features;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixCpuFeatures")]
    private static extern uint* GetProcessorFeatures();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixClassLibraryFunctions")]
    private static extern void** GetClassLibraryFunctions();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "InitializeModules")]
    private static extern void InitializeModules(nint osModule, void** headers, int count, void** functions, int functionCount);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "__managed__Startup")]
    private static extern void ManagedStartup();
}
