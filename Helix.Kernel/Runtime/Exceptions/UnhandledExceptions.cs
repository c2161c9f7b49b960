using System;
using System.Runtime;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Where an exception ends that nobody catches. The class library's dispatcher raises AppDomain.UnhandledException and
/// then comes here, on the throwing thread, with its whole stack still in place.
/// </summary>
public static unsafe class UnhandledExceptions
{
    private static delegate*<FailureReason, Exception?, LimitedContext*, void> s_handler;

    /// <summary>
    /// Sets what happens then: it reports and ends the thread or the system; it must not return. Without one the system
    /// fails with a message. The context is the throw site's, null when it is not known.
    /// </summary>
    public static void SetHandler(delegate*<FailureReason, Exception?, LimitedContext*, void> handler) => s_handler = handler;

    /// <summary>The class library's second function (ClassLibFunctionId.FailFast).</summary>
    internal static void FailFast(FailureReason reason, Exception? exception, nint address, nint context) =>
        End(reason, exception);

    /// <summary>The dispatcher's last resort: its own invariants are broken.</summary>
    [RuntimeExport("RhpFallbackFailFast")]
    internal static void FallbackFailFast() => End(FailureReason.InternalError, null);

    private static void End(FailureReason reason, Exception? exception)
    {
        ExceptionRecord* record = (ExceptionRecord*)ThreadRecord.GetCurrent()->ExceptionHead;
        if (s_handler != null)
        {
            s_handler(reason, exception, record == null ? null : record->Context);
        }

        RuntimeEnvironment.Fail("unhandled exception"u8);
    }
}
