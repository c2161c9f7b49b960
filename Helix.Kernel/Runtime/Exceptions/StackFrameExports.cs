using System.Runtime;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>The stack walk as the class library's dispatcher calls it (InternalCalls.cs).</summary>
internal static unsafe class StackFrameExports
{
    /// <summary>Starts a walk at a throw site.</summary>
    [RuntimeExport("RhpSfiInit")]
    public static bool Init(StackFrameIterator* iterator, LimitedContext* context, bool instructionFault, bool* intercepted)
    {
        if (intercepted != null)
        {
            *intercepted = false;
        }

        if (context == null)
        {
            iterator->ControlPc = 0;
            return false;
        }

        return FrameWalk.Start(iterator, context, instructionFault ? 1u : 0u, CurrentHead());
    }

    /// <summary>Moves to the next frame.</summary>
    /// <param name="iterator">The position.</param>
    /// <param name="collidedClause">Receives the clause whose handler an exception left, or NoClause.</param>
    /// <param name="unwoundReversePInvoke">Receives whether the frame just left was entered from unmanaged code.</param>
    /// <param name="intercepted">Receives false: there is no debugger that intercepts exceptions.</param>
    /// <returns>False past the last frame.</returns>
    [RuntimeExport("RhpSfiNext")]
    public static bool Next(
        StackFrameIterator* iterator, uint* collidedClause, bool* unwoundReversePInvoke, bool* intercepted)
    {
        if (intercepted != null)
        {
            *intercepted = false;
        }

        bool atEntry = (iterator->Frame.Flags & FrameFlags.ReversePInvoke) != 0;
        if (unwoundReversePInvoke != null)
        {
            *unwoundReversePInvoke = atEntry;
        }

        ExceptionRecord* collided = null;
        bool valid = !atEntry && FrameWalk.Next(iterator, MeetThrowSites.No, out collided);
        if (collidedClause != null)
        {
            *collidedClause = ExceptionRecord.NoClause;
            if (valid && collided != null)
            {
                *collidedClause = collided->CurrentClause;
                collided->Kind |= ExceptionRecord.Superseded;
            }
        }

        return valid;
    }

    private static ExceptionRecord* CurrentHead() => (ExceptionRecord*)ThreadRecord.GetCurrent()->ExceptionHead;
}
