using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// Events that the class library reports about itself. Nobody listens to them, so each is dropped.
/// </summary>
internal static unsafe class RuntimeEvents
{
    [RuntimeExport("NativeRuntimeEventSource_LogContentionLockCreated")]
    internal static void LogContentionLockCreated(nint lockId, nint associatedObjectId, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogContentionStart")]
    internal static void LogContentionStart(
        byte contentionFlags, ushort clrInstanceId, nint lockId, nint associatedObjectId, ulong lockOwnerThreadId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogContentionStop")]
    internal static void LogContentionStop(byte contentionFlags, ushort clrInstanceId, double durationNs)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogExceptionThrown")]
    internal static void LogExceptionThrown(
        void* exceptionTypeName, void* exceptionMessage, nint faultingAddress, int resultCode)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolIODequeue")]
    internal static void LogThreadPoolIODequeue(nint nativeOverlapped, nint overlapped, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolIOEnqueue")]
    internal static void LogThreadPoolIOEnqueue(
        nint nativeOverlapped, nint overlapped, int multiDequeues, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolIOPack")]
    internal static void LogThreadPoolIOPack(nint nativeOverlapped, nint overlapped, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolMinMaxThreads")]
    internal static void LogThreadPoolMinMaxThreads(
        ushort minWorkerThreads, ushort maxWorkerThreads, ushort minIOCompletionThreads, ushort maxIOCompletionThreads,
        ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolWorkerThreadAdjustmentAdjustment")]
    internal static void LogThreadPoolWorkerThreadAdjustmentAdjustment(
        double averageThroughput, uint newWorkerThreadCount, uint reason, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolWorkerThreadAdjustmentSample")]
    internal static void LogThreadPoolWorkerThreadAdjustmentSample(double throughput, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolWorkerThreadAdjustmentStats")]
    internal static void LogThreadPoolWorkerThreadAdjustmentStats(
        double duration, double throughput, double threadPoolWorkerThreadWait, double throughputWave,
        double throughputErrorEstimate, double averageThroughputErrorEstimate, double throughputRatio, double confidence,
        double newControlSetting, ushort newThreadWaveMagnitude, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolWorkerThreadStart")]
    internal static void LogThreadPoolWorkerThreadStart(
        uint activeWorkerThreadCount, uint retiredWorkerThreadCount, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolWorkerThreadStop")]
    internal static void LogThreadPoolWorkerThreadStop(
        uint activeWorkerThreadCount, uint retiredWorkerThreadCount, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolWorkerThreadWait")]
    internal static void LogThreadPoolWorkerThreadWait(
        uint activeWorkerThreadCount, uint retiredWorkerThreadCount, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogThreadPoolWorkingThreadCount")]
    internal static void LogThreadPoolWorkingThreadCount(uint count, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogWaitHandleWaitStart")]
    internal static void LogWaitHandleWaitStart(uint waitSource, nint associatedObjectId, ushort clrInstanceId)
    {
    }

    [RuntimeExport("NativeRuntimeEventSource_LogWaitHandleWaitStop")]
    internal static void LogWaitHandleWaitStop(ushort clrInstanceId)
    {
    }
}
