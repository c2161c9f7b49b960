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
    private Thread? _thread;
    private int _isInterrupted;

    /// <summary>The entry point and its argument, for the dispatcher. The argument is freed by the thread.</summary>
    public static delegate* unmanaged<void*, void> Entry => &Run;

    /// <summary>The thread's argument.</summary>
    public void* ToArgument() => (void*)GCHandle.ToIntPtr(GCHandle.Alloc(this));

    /// <summary>Frees the argument of a thread that did not come about.</summary>
    public static void Drop(void* argument) => GCHandle.FromIntPtr((nint)argument).Free();

    /// <summary>Lets the class library's waits of the thread end once.</summary>
    public void Interrupt()
    {
        if (Volatile.Read(ref _thread) is { } thread && Interlocked.Exchange(ref _isInterrupted, 1) == 0)
        {
            thread.Interrupt();
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
            manager.Log.Write(LogLevel.Error, $"thread {name} ends with {exception}");
        }

        manager.Forget(this);
    }
}
