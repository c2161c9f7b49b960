using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Helix.Tests.Kernel.Threading;

/// <summary>async and await: state machines, exceptions, streams, channels, timers, cancellation.</summary>
internal static class AsyncCases
{
    [KernelCase]
    public static void AwaitKeepsLocals(CaseOutput output)
    {
        output.Print(Compute(5).GetAwaiter().GetResult());

        static async Task<string> Compute(int n)
        {
            int sum = 0;
            string text = "";
            for (int i = 0; i < n; i++)
            {
                await Task.Yield();
                sum += i;
                await Task.Delay(1);
                text += i;
            }

            return text + " " + sum;
        }
    }

    [KernelCase]
    public static void OrderOfExecution(CaseOutput output)
    {
        var log = new List<string>();
        var gate = new TaskCompletionSource();
        Task task = Work(log, gate.Task);
        log.Add("caller");
        gate.SetResult();
        task.Wait();
        output.PrintAll(log);

        static async Task Work(List<string> log, Task gate)
        {
            log.Add("before");
            await gate;
            log.Add("after");
        }
    }

    [KernelCase]
    public static void ExceptionsThroughAwait(CaseOutput output)
    {
        output.Print(Outer(output).GetAwaiter().GetResult());

        static async Task<string> Outer(CaseOutput output)
        {
            try
            {
                await Inner();
                return "no";
            }
            catch (FormatException exception) when (exception.Message == "deep")
            {
                await Task.Yield();
                return "caught " + exception.StackTrace!.Contains(nameof(Inner));
            }
            finally
            {
                await Task.Yield();
                output.Print("finally");
            }
        }

        static async Task Inner()
        {
            await Task.Delay(1);
            throw new FormatException("deep");
        }
    }

    [KernelCase]
    public static void ValueTasks(CaseOutput output)
    {
        output.Print(Sum([1, 2, 3]).AsTask().Result);

        static async ValueTask<int> Sum(int[] numbers)
        {
            int sum = 0;
            foreach (int number in numbers)
            {
                sum += await Get(number);
            }

            return sum;
        }

        static ValueTask<int> Get(int number) =>
            number % 2 == 0 ? new ValueTask<int>(number) : new ValueTask<int>(Task.Run(() => number));
    }

    [KernelCase]
    public static void AsyncStreams(CaseOutput output)
    {
        var seen = new List<int>();
        Consume(seen).Wait();
        output.PrintAll(seen);

        static async Task Consume(List<int> seen)
        {
            await foreach (int number in Produce().ConfigureAwait(false))
            {
                seen.Add(number);
                if (number == 6)
                {
                    break;
                }
            }
        }

        static async IAsyncEnumerable<int> Produce()
        {
            for (int i = 0; ; i += 2)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }

    [KernelCase]
    public static void AsyncDisposalAndParallelAwait(CaseOutput output)
    {
        Use(output).Wait();

        static async Task Use(CaseOutput output)
        {
            await using (new Resource(output))
            {
                output.Print("body");
            }

            int[] results = await Task.WhenAll(Enumerable.Range(0, 10).Select(static async n =>
            {
                await Task.Delay(10 - n);
                return n;
            }));
            output.PrintAll(results);
        }
    }

    [KernelCase]
    public static void Cancellation(CaseOutput output)
    {
        using var source = new CancellationTokenSource();
        int callbacks = 0;
        using CancellationTokenRegistration registration = source.Token.Register(() => callbacks++);
        Task waiting = Task.Delay(Timeout.Infinite, source.Token);
        output.Print(source.IsCancellationRequested);
        source.Cancel();
        output.Print(callbacks);
        output.Throws("delay", () => waiting.GetAwaiter().GetResult());
        output.Print(waiting.IsCanceled);
        output.Throws("token", source.Token.ThrowIfCancellationRequested);
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token, CancellationToken.None);
        output.Print(linked.IsCancellationRequested);
        Task<int> late = Task.Run(static () => 1, source.Token);
        output.Throws("late", () => late.GetAwaiter().GetResult());
        output.Print(late.Status);
    }

    [KernelCase]
    public static void CancellationAfterATime(CaseOutput output)
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        output.Print(source.Token.WaitHandle.WaitOne(60_000));
        using var gate = new SemaphoreSlim(0);
        using var later = new CancellationTokenSource(20);
        output.Throws("semaphore", () => gate.Wait(later.Token));
    }

    [KernelCase]
    public static void Channels(CaseOutput output)
    {
        Channel<int> channel = Channel.CreateBounded<int>(3);
        Task producer = Task.Run(async () =>
        {
            for (int i = 0; i < 30; i++)
            {
                await channel.Writer.WriteAsync(i);
            }

            channel.Writer.Complete();
        });
        int sum = 0, count = 0;
        Task consumer = Task.Run(async () =>
        {
            await foreach (int item in channel.Reader.ReadAllAsync())
            {
                sum += item;
                count++;
            }
        });
        Task.WaitAll(producer, consumer);
        output.Print(count + " " + sum);
        Channel<string> open = Channel.CreateUnbounded<string>();
        output.Print(open.Writer.TryWrite("x") && open.Reader.TryRead(out string? text) && text == "x");
        output.Print(open.Reader.TryPeek(out _));
    }

    [KernelCase]
    public static void Timers(CaseOutput output)
    {
        using var ticked = new CountdownEvent(3);
        using (new Timer(
            _ =>
            {
                if (!ticked.IsSet)
                {
                    ticked.Signal();
                }
            },
            null,
            5,
            5))
        {
            output.Print(ticked.Wait(60_000));
        }

        int single = 0;
        using var once = new Timer(_ => Interlocked.Increment(ref single), null, Timeout.Infinite, Timeout.Infinite);
        once.Change(5, Timeout.Infinite);
        while (Volatile.Read(ref single) == 0)
        {
            Thread.Sleep(1);
        }

        output.Print(single);
        output.Print(Tick().Result);

        static async Task<int> Tick()
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
            int count = 0;
            while (count < 3 && await timer.WaitForNextTickAsync())
            {
                count++;
            }

            return count;
        }
    }

    [KernelCase]
    public static void AsyncLocksAndCustomAwaiter(CaseOutput output)
    {
        using var gate = new SemaphoreSlim(1);
        int counter = 0;
        Task.WaitAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                await gate.WaitAsync();
                int seen = counter;
                await Task.Yield();
                counter = seen + 1;
                gate.Release();
            }
        })).ToArray());
        output.Print(counter);
        output.Print(AwaitNumber().Result);

        static async Task<int> AwaitNumber() => await new Answer();
    }

    private sealed class Resource(CaseOutput output) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            output.Print("disposed");
        }
    }

    private readonly struct Answer
    {
        public Awaiter GetAwaiter() => default;

        public readonly struct Awaiter : System.Runtime.CompilerServices.INotifyCompletion
        {
            public bool IsCompleted => false;

            public void OnCompleted(Action continuation) => ThreadPool.QueueUserWorkItem(static next => ((Action)next!)(), continuation);

            public int GetResult() => 42;
        }
    }
}
