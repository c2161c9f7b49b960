using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The event-pipe entry points of the class library: there are no tracing sessions, so a provider is never enabled and every
/// request for a session is refused. (Events of modules go to the kernel's log.)
/// </summary>
internal static unsafe class EventPipe
{
    [RuntimeExport("EventPipeInternal_CreateProvider")]
    internal static nint CreateProvider(void* providerName, void* callbackFunc, void* callbackContext) => 0;

    [RuntimeExport("EventPipeInternal_DefineEvent")]
    internal static nint DefineEvent(
        nint provider, uint eventId, long keywords, uint eventVersion, uint level, void* metadata, uint metadataLength) => 0;

    [RuntimeExport("EventPipeInternal_DeleteProvider")]
    internal static void DeleteProvider(nint provider)
    {
    }

    [RuntimeExport("EventPipeInternal_Disable")]
    internal static void Disable(ulong sessionId)
    {
    }

    [RuntimeExport("EventPipeInternal_Enable")]
    internal static ulong Enable(
        void* outputFile, uint format, uint circularBufferSizeInMB, void* providers, uint numProviders) => 0;

    [RuntimeExport("EventPipeInternal_EventActivityIdControl")]
    internal static int EventActivityIdControl(uint controlCode, void* activityId) => 0;

    [RuntimeExport("EventPipeInternal_GetNextEvent")]
    internal static int GetNextEvent(ulong sessionId, void* instance) => 0;

    [RuntimeExport("EventPipeInternal_GetProvider")]
    internal static nint GetProvider(void* providerName) => 0;

    [RuntimeExport("EventPipeInternal_GetSessionInfo")]
    internal static int GetSessionInfo(ulong sessionId, void* information) => 0;

    [RuntimeExport("EventPipeInternal_SignalSession")]
    internal static int SignalSession(ulong sessionId) => 0;

    [RuntimeExport("EventPipeInternal_WaitForSessionSignal")]
    internal static int WaitForSessionSignal(ulong sessionId, int timeoutMs) => 0;

    [RuntimeExport("EventPipeInternal_WriteEventData")]
    internal static void WriteEventData(
        nint eventHandle, void* data, uint dataCount, void* activityId, void* relatedActivityId)
    {
    }
}
