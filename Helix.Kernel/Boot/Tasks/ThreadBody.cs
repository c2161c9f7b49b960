using System;
using System.Runtime.InteropServices;
using System.Threading;
using Helix.Interfaces.Diagnostics;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>What a thread made by the task manager runs.</summary>
/// <param name="manager">Hears of its end.</param>
/// <param name="name">Its name, for the log.</param>
/// <param name="body">What it does.</param>
internal sealed unsafe class ThreadBody(TaskManager manager, string name, Action body)
{
    private const int Open = 0;
    private const int Interrupting = 1;
    private const int Interrupted = 2;
    private const int Closed = 3;

    private Thread? _thread;
    private int _interruption;

    /// <summary>The entry point and its argument, for the dispatcher. The argument is freed by the thread.</summary>
    public static delegate* unmanaged<void*, void> Entry => &Run;

    /// <summary>The thread's argument.</summary>
    public void* ToArgument() => (void*)GCHandle.ToIntPtr(GCHandle.Alloc(this));

    /// <summary>Frees the argument of a thread that did not come about.</summary>
    public static void Drop(void* argument) => GCHandle.FromIntPtr((nint)argument).Free();

    /// <summary>Lets the class library's waits of the thread end once.</summary>
    public void Interrupt()
    {
        if (Volatile.Read(ref _thread) is { } thread && Interlocked.CompareExchange(ref _interruption, Interrupting, Open) == Open)
        {
            thread.Interrupt();
            Volatile.Write(ref _interruption, Interrupted);
        }
    }

    [UnmanagedCallersOnly]
    private static void Run(void* argument)
    {
        GCHandle handle = GCHandle.FromIntPtr((nint)argument);
        var body = (ThreadBody)handle.Target!;
        handle.Free();
        body.Run();
    }

    private void Run()
    {
        // Who tells it to end sets the mark and then looks for the thread; here it is the other way round, so one of the two sees both.
        _ = Interlocked.Exchange(ref _thread, Thread.CurrentThread);
        if (manager.IsEnding)
        {
            Interrupt();
        }

        Exception? failure = null;
        try
        {
            body();
        }
        catch (Exception exception) when (manager.IsEnding && exception is OperationCanceledException or ThreadInterruptedException)
        {
            // It was told to end, and so it does.
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        EndInterruption();
        if (failure is not null)
        {
            manager.Log.Write(LogLevel.Error, $"thread {name} ends with {failure}");
        }

        manager.Forget(this);
    }

    /// <summary>What follows takes locks of the class library, whose waits nobody may end: none is interrupted any more, and what was under way is over.</summary>
    private void EndInterruption()
    {
        bool isOver = Interlocked.CompareExchange(ref _interruption, Closed, Open) == Open;
        while (!isOver)
        {
            isOver = Volatile.Read(ref _interruption) == Interrupted;
            try
            {
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
                // That was it, unless the body has heard of it already.
            }
        }
    }
}
