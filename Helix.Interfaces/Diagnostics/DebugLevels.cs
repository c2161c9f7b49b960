using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Diagnostics;

/// <summary>
/// Messages and checks for who looks for a fault, in two levels that a module is compiled for: DEBUG_ASSERT checks what is
/// assumed to hold, DEBUG includes it and also tells what happens. Compiled without the level, a call is not there, and its
/// arguments are not evaluated. The build's property <c>HelixDebugLevel</c> (<c>none</c>, <c>assert</c>, <c>debug</c>) chooses.
/// Each message goes to <see cref="ISysModManager.DebugMsg(string, string)"/> with the module's name and the place in its source;
/// without a manager, nowhere. May be called from any thread; does not block for longer than the log needs; not for interrupt
/// handlers.
/// </summary>
public static class DebugLevels
{
    /// <summary>DEBUG: tells what happens.</summary>
    [Conditional("DEBUG")]
    public static void DebugMsg(
        this IModuleContext context, string message, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Send(context, message, file, line);

    /// <summary>DEBUG: tells with which status something ended.</summary>
    [Conditional("DEBUG")]
    public static void DebugMsgPre(
        this IModuleContext context, Status status, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Send(context, Standard(status), file, line);

    /// <summary>DEBUG_ASSERT: tells what should not have happened.</summary>
    [Conditional("DEBUG_ASSERT")]
    public static void AssertMsg(
        this IModuleContext context, string message, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Send(context, message, file, line);

    /// <summary>DEBUG_ASSERT: tells which status should not have come about.</summary>
    [Conditional("DEBUG_ASSERT")]
    public static void AssertMsgPre(
        this IModuleContext context, Status status, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Send(context, Standard(status), file, line);

    /// <summary>DEBUG_ASSERT: tells if a function failed that should not. The function itself must be called outside:
    /// <c>AssertError(M())</c> does not call it without the level.</summary>
    [Conditional("DEBUG_ASSERT")]
    public static void AssertError(
        this IModuleContext context, Status status, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (status.IsError())
        {
            Send(context, Standard(status), file, line);
        }
    }

    private static string Standard(Status status) => $"error {(int)status}, {status.Describe()}";

    private static void Send(IModuleContext context, string message, string file, int line)
    {
        string name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        context.Get<ISysModManager>()?.DebugMsg(
            context.Metadata.Name, string.Create(CultureInfo.InvariantCulture, $"{name}({line}): {message}"));
    }
}
