using System;
using System.Runtime;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>Small services of the dispatcher that need little here.</summary>
internal static unsafe class DispatchStateExports
{
    private const int ContextRipOffset = 0xf8;
    private const int ContextRspOffset = 0x98;
    private const int ContextRbpOffset = 0xa0;
    private const int ContextBytes = 1232;

    /// <summary>
    /// Marks the second pass, in which a precise collector could not walk the stack. The collector scans stacks
    /// conservatively and needs no mark.
    /// </summary>
    [RuntimeExport("RhpSetThreadDoNotTriggerGC")]
    public static void SetDoNotTriggerCollection()
    {
    }

    /// <summary>Threads are not aborted: there is never an exception for it.</summary>
    [RuntimeExport("RhpGetThreadAbortException")]
    public static Exception? GetThreadAbortException() => null;

    /// <summary>Fills a Windows CONTEXT record (winnt.h, amd64) from a throw site, as far as it is known.</summary>
    [RuntimeExport("RhpCopyContextFromExInfo")]
    public static void CopyContext(byte* record, int sizeBytes, LimitedContext* context)
    {
        if (sizeBytes < ContextBytes)
        {
            return;
        }

        for (int i = 0; i < sizeBytes; i++)
        {
            record[i] = 0;
        }

        *(ulong*)(record + ContextRspOffset) = context->Rsp;
        *(ulong*)(record + ContextRbpOffset) = context->Rbp;
        *(ulong*)(record + ContextRipOffset) = context->Rip;
    }
}
