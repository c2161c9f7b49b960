using System;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>Asks the scheduler module in use something, while nothing else calls it. A module that fails at it is put out of work.</summary>
internal static unsafe class SchedulerQuestion
{
    private static Action? s_question;

    /// <summary>Asks.</summary>
    /// <returns><see cref="Status.ModuleFault"/> if the module failed; <see cref="Status.NotSupported"/> if it is in use no more.</returns>
    public static Result<T> Ask<T>(IScheduler scheduler, Func<IScheduler, T> question)
    {
        Result<T> answer = Status.NotSupported;
        Action ask = () => answer = Result<T>.Success(question(scheduler));
        ulong flags = DispatchLock.Enter();
        if (ReferenceEquals(SchedulerCalls.Scheduler, scheduler))
        {
            s_question = ask;
            if (DispatchLock.CallGuarded(&Run, 0, 0, 0) == DispatchLock.Failed)
            {
                ModuleScheduler.Quarantine(GuardedCall.GetReason());
                answer = Status.ModuleFault;
            }

            s_question = null;
        }

        DispatchLock.Leave(flags);
        return answer;
    }

    private static long Run(long none, long nothing, long nought)
    {
        s_question!();
        return 0;
    }
}
