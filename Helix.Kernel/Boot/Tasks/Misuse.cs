using System;
using System.Diagnostics;
using System.Globalization;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Machine.Console;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>Calls that cannot be right: answered by a status, and under DEBUG_ASSERT told with the thread and the code that made them.</summary>
internal static class Misuse
{
    private const int OwnFrames = 3;
    private const int MostFrames = 4;

    private static ILog? s_log;

    /// <summary>Where assertions go.</summary>
    public static void TellTo(ILog log)
    {
        s_log = log;
        Connect();
    }

    /// <summary>Answers a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="what">What was wrong, as a noun.</param>
    /// <param name="function">The function that was called.</param>
    public static Status Answer(Status status, string what, string function)
    {
        Tell(what, function);
        return status;
    }

    /// <summary>DEBUG_ASSERT: lets the dispatcher tell of what only a mistake of the caller's brings about.</summary>
    [Conditional("DEBUG_ASSERT")]
    private static unsafe void Connect() => SchedulerPort.Current.Misused = &TellOfStatus;

    private static void TellOfStatus(Status status) => Tell(
        status switch
        {
            Status.InUse => "a mutex taken twice",
            Status.AccessDenied => "a mutex given back by who does not have it",
            _ => "a wait with interrupts off",
        },
        "a primitive");

    [Conditional("DEBUG_ASSERT")]
    private static unsafe void Tell(string what, string function)
    {
        int thread = Scheduler.Current->Record.Id;
        if (!DispatchLock.IsFree)
        {
            // With interrupts off there is no log.
            EarlyConsole.Write("assertion: a wait with interrupts off, thread "u8);
            EarlyConsole.WriteDecimal((ulong)thread);
            EarlyConsole.Write("\n"u8);
            return;
        }

        string place = "";
        StackFrame[] frames = new StackTrace(OwnFrames, fNeedFileInfo: false).GetFrames();
        for (int i = 0; i < frames.Length && i < MostFrames; i++)
        {
            place += " <- " + (DiagnosticMethodInfo.Create(frames[i])?.Name ?? "?");
        }

        s_log?.Write(LogLevel.Error, string.Create(CultureInfo.InvariantCulture, $"assertion: {what}, {function}{place}, thread {thread}"));
    }
}
