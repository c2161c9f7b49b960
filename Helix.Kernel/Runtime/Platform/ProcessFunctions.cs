using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The kernel as a process: number 1, user 0, without an executable file, a user data base or dynamic libraries.
/// </summary>
internal static unsafe class ProcessFunctions
{
    private const int NotFound = -1;

    [RuntimeExport("SystemNative_Exit")]
    internal static void Exit(int exitCode)
    {
        var exit = PlatformServices.Current.Exit;
        if (exit != null)
        {
            exit(exitCode);
        }

        Abort();
    }

    [RuntimeExport("SystemNative_Abort")]
    internal static void Abort()
    {
        var abort = PlatformServices.Current.Abort;
        if (abort != null)
        {
            abort();
        }

        // The caller relies on this not returning.
        while (true)
        {
            Threads.Spin(1);
        }
    }

    [RuntimeExport("SystemNative_GetPid")]
    internal static int GetId() => 1;

    [RuntimeExport("SystemNative_GetProcessPath")]
    internal static byte* GetPath()
    {
        ErrorNumbers.Fail(Errno.ENOENT);
        return null;
    }

    /// <summary>
    /// The share of processor time used, in percent: not measured here, so 0 (the thread pool then never holds back).
    /// </summary>
    [RuntimeExport("SystemNative_GetCpuUtilization")]
    internal static double GetProcessorUse(ulong* previous)
    {
        previous[0] = Clocks.Timestamp();
        previous[1] = 0;
        previous[2] = 0;
        return 0;
    }

    [RuntimeExport("SystemNative_GetEUid")]
    internal static uint GetUser() => 0;

    [RuntimeExport("SystemNative_GetEGid")]
    internal static uint GetGroup() => 0;

    [RuntimeExport("SystemNative_GetGroups")]
    internal static int GetGroups(int capacity, uint* groups) => 0;

    [RuntimeExport("SystemNative_GetPwUidR")]
    internal static int FindUser(uint user, void* entry, byte* buffer, int sizeBytes) => NotFound;

    [RuntimeExport("SystemNative_GetPwNamR")]
    internal static int FindUserByName(byte* name, void* entry, byte* buffer, int sizeBytes) => NotFound;

    [RuntimeExport("SystemNative_LoadLibrary")]
    internal static nint LoadLibrary(byte* path) => 0;

    [RuntimeExport("SystemNative_FreeLibrary")]
    internal static void FreeLibrary(nint library)
    {
    }

    [RuntimeExport("SystemNative_GetProcAddress")]
    internal static nint FindSymbol(nint library, byte* name) => 0;

    [RuntimeExport("SystemNative_GetDefaultSearchOrderPseudoHandle")]
    internal static nint DefaultLibrary() => 0;

    [RuntimeExport("SystemNative_GetLoadLibraryError")]
    internal static byte* LoadLibraryError() => ErrorMessages.Describe((int)Errno.ENOSYS, null, 0);
}
