using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Helix.Tests.Kernel.Threading;

/// <summary>Tasks on the thread pool, continuations, combinators, failures, parallel loops.</summary>
internal static class TaskCases
{
    [KernelCase]
    public static void RunAndWait(CaseOutput output)
    {
        Task<int> task = Task.Run(static () => 6 * 7);
        output.Print(task.Result);
        output.Print(task.Status);
        output.Print(Task.FromResult("ready").Result);
    }

    [KernelCase]
    public static void ManyTasks(CaseOutput output)
    {
        Task<int>[] tasks = [.. Enumerable.Range(0, 100).Select(static n => Task.Run(() => n * n))];
        output.Print(Task.WhenAll(tasks).Result.Sum());
        output.Print(tasks.All(static task => task.IsCompletedSuccessfully));
    }

    [KernelCase]
    public static void Continuations(CaseOutput output)
    {
        Task<string> chain = Task.Run(static () => 5)
            .ContinueWith(static task => task.Result + 1, TaskScheduler.Default)
            .ContinueWith(static task => "result " + task.Result, TaskScheduler.Default);
        output.Print(chain.Result);
        var source = new TaskCompletionSource<int>();
        Task<int> doubled = source.Task.ContinueWith(static task => task.Result * 2, TaskContinuationOptions.ExecuteSynchronously);
        output.Print(doubled.IsCompleted);
        source.SetResult(21);
        output.Print(doubled.Result);
        output.Print(source.TrySetResult(1));
    }

    [KernelCase]
    public static void WhenAnyAndTimeOuts(CaseOutput output)
    {
        var never = new TaskCompletionSource();
        Task first = Task.WhenAny(never.Task, Task.Delay(10)).Result;
        output.Print(ReferenceEquals(first, never.Task));
        output.Print(never.Task.Wait(20));
        output.Throws("WaitAsync", () => never.Task.WaitAsync(TimeSpan.FromMilliseconds(20)).GetAwaiter().GetResult());
    }

    [KernelCase]
    public static void Failures(CaseOutput output)
    {
        Task failing = Task.Run(static () => throw new FormatException("in task"));
        Exception? exception = output.Throws("wait", failing.Wait);
        output.Print(((AggregateException)exception!).InnerException!.Message);
        output.Print(failing.Status);
        output.Throws("result of awaiter", () => failing.GetAwaiter().GetResult());
        Task both = Task.WhenAll(Task.FromException(new TimeoutException("a")), Task.FromException(new FormatException("b")));
        output.PrintAll(both.Exception!.InnerExceptions.Select(static inner => inner.Message));
    }

    [KernelCase]
    public static void ParentsWaitForAttachedChildren(CaseOutput output)
    {
        int done = 0;
        Task parent = Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < 5; i++)
                {
                    Task.Factory.StartNew(() => Interlocked.Increment(ref done), CancellationToken.None, TaskCreationOptions.AttachedToParent, TaskScheduler.Default);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            TaskScheduler.Default);
        parent.Wait();
        output.Print(done);
    }

    [KernelCase]
    public static void LongRunningTask(CaseOutput output)
    {
        int pool = Task.Factory.StartNew(
            static () => Thread.CurrentThread.IsThreadPoolThread ? 1 : 0, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Result;
        output.Print(pool);
        output.Print(Task.Run(static () => Thread.CurrentThread.IsThreadPoolThread).Result);
    }

    [KernelCase]
    public static void ThreadPoolItems(CaseOutput output)
    {
        using var done = new CountdownEvent(50);
        int sum = 0;
        for (int i = 0; i < 50; i++)
        {
            ThreadPool.QueueUserWorkItem(
                n =>
                {
                    Interlocked.Add(ref sum, n);
                    done.Signal();
                },
                i,
                preferLocal: false);
        }

        output.Print(done.Wait(60_000));
        output.Print(sum);
    }

    [KernelCase]
    public static void ParallelLoops(CaseOutput output)
    {
        long sum = 0;
        ParallelLoopResult result = Parallel.For(0, 1000, i => Interlocked.Add(ref sum, i));
        output.Print(sum + " " + result.IsCompleted);
        int[] squares = new int[200];
        Parallel.ForEach(Enumerable.Range(0, 200), n => squares[n] = n * n);
        output.Print(squares.Sum());
        long total = 0;
        Parallel.For(0, 500, static () => 0L, static (i, _, local) => local + i, local => Interlocked.Add(ref total, local));
        output.Print(total);
        int invoked = 0;
        Parallel.Invoke(() => Interlocked.Increment(ref invoked), () => Interlocked.Increment(ref invoked));
        output.Print(invoked);
    }

    [KernelCase]
    public static void ParallelLoopFailures(CaseOutput output)
    {
        Exception? exception = output.Throws("parallel", static () => Parallel.For(0, 20, static i =>
        {
            if (i == 7)
            {
                throw new FormatException("seven");
            }
        }));
        output.Print(((AggregateException)exception!).InnerExceptions[0].Message);
        ParallelLoopResult result = Parallel.For(0, 100_000, static (i, state) =>
        {
            if (i == 10)
            {
                state.Stop();
            }
        });
        output.Print(result.IsCompleted);
    }
}
