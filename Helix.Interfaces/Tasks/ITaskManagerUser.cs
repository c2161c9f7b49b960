using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>What user modules may ask of the task manager, each for its own task. All of them may block.</summary>
[UserPartOf<ITaskManager>]
[Blocks]
public interface ITaskManagerUser
{
    /// <summary>Ends the calling task with all its threads; does not return if it succeeds.</summary>
    /// <returns>Only errors: <see cref="Status.InvalidState"/> if the caller is no thread of a task.</returns>
    [Function(0x40)]
    Status UExit(int exitStatus);

    /// <summary>Makes a thread that enters at an address with an argument.</summary>
    /// <returns>
    /// <see cref="Status.AccessDenied"/> if the address is not the task's own code; <see cref="Status.OutOfMemory"/>.
    /// </returns>
    [Function(0x41)]
    Result<ThreadId> UCreateThread(UserPointer entry, ulong argument);

    /// <summary>Blocks until a thread of the task has ended.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="timeoutNs">In nanoseconds; negative waits for ever.</param>
    /// <returns><see cref="Status.NotFound"/> for a number never given or of another task, <see cref="Status.TimedOut"/>,
    /// <see cref="Status.InvalidArgument"/> for the caller's own.</returns>
    [Function(0x42)]
    Status UJoin(ThreadId thread, long timeoutNs);

    /// <summary>Blocks the calling thread.</summary>
    /// <param name="durationNs">In nanoseconds.</param>
    /// <returns><see cref="Status.OutOfRange"/> if negative.</returns>
    [Function(0x43)]
    Status USleep(long durationNs);
}
