using System;
using System.Threading;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>
/// A module with a main loop on a thread of its own: override <see cref="BeforeRun"/> and <see cref="Run"/>, declare it with
/// <see cref="HelixModuleAttribute"/>, and it is the system's main program. <see cref="Run"/> is called again and again until
/// <see cref="RequestStop"/> or <see cref="Stop"/>. An exception that escapes ends the loop and is reported as the module's
/// fault.
/// </summary>
public abstract class Kernel : Module
{
    private Thread? _thread;
    private volatile bool _stopping;

    /// <summary>Whether the loop has been asked to end; a long <see cref="Run"/> looks at it.</summary>
    protected bool IsStopping => _stopping;

    /// <summary>How long <see cref="Stop"/> waits for <see cref="Run"/> to return.</summary>
    protected virtual TimeSpan StopTimeout => TimeSpan.FromSeconds(2);

    /// <summary>Starts the thread; does not wait for it.</summary>
    public sealed override Status Start()
    {
        _stopping = false;
        _thread = new Thread(Loop) { Name = Context.Metadata.Name };
        _thread.Start();
        return Status.Ok;
    }

    /// <summary>Asks the loop to end and waits for it.</summary>
    /// <returns><see cref="Status.TimedOut"/> if <see cref="Run"/> did not return in time.</returns>
    public sealed override Status Stop()
    {
        _stopping = true;
        Thread? thread = _thread;
        return thread is null || thread == Thread.CurrentThread || thread.Join(StopTimeout) ? Status.Ok : Status.TimedOut;
    }

    /// <summary>Called on the new thread before anything else.</summary>
    protected virtual void OnBoot()
    {
    }

    /// <summary>Called once before the loop.</summary>
    protected virtual void BeforeRun()
    {
    }

    /// <summary>The body of the loop.</summary>
    protected abstract void Run();

    /// <summary>Called once after the loop, also when an exception ended it.</summary>
    protected virtual void AfterRun()
    {
    }

    /// <summary>Ends the loop after the current round.</summary>
    protected void RequestStop() => _stopping = true;

    private void Loop()
    {
        try
        {
            Context.NameThread(Context.Metadata.Name);
            OnBoot();
            BeforeRun();
            try
            {
                while (!_stopping)
                {
                    Run();
                }
            }
            finally
            {
                AfterRun();
            }
        }
        catch (Exception exception)
        {
            Context.ReportFault(exception);
        }
    }
}
