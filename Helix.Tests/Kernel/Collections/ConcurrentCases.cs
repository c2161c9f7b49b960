using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Helix.Tests.Kernel.Collections;

/// <summary>Concurrent collections under several threads; totals are deterministic, interleavings are not printed.</summary>
internal static class ConcurrentCases
{
    [KernelCase]
    public static void DictionaryCountsFromThreads(CaseOutput output)
    {
        var counts = new ConcurrentDictionary<int, int>();
        RunOnThreads(4, _ =>
        {
            for (int i = 0; i < 5000; i++)
            {
                counts.AddOrUpdate(i % 10, 1, static (_, old) => old + 1);
            }
        });
        output.PrintAll(counts.OrderBy(static pair => pair.Key).Select(static pair => pair.Value));
        output.Print(counts.GetOrAdd(77, static key => key * 2));
        output.Print(counts.TryRemove(77, out int removed) + " " + removed);
        output.Print(counts.TryUpdate(1, 5, 2000));
    }

    [KernelCase]
    public static void QueueLosesNothing(CaseOutput output)
    {
        var queue = new ConcurrentQueue<int>();
        long sum = 0;
        int taken = 0;
        RunOnThreads(4, index =>
        {
            for (int i = 0; i < 3000; i++)
            {
                queue.Enqueue((index * 10_000) + i);
                if (i % 2 == 0 && queue.TryDequeue(out int item))
                {
                    Interlocked.Add(ref sum, item);
                    Interlocked.Increment(ref taken);
                }
            }
        });
        while (queue.TryDequeue(out int item))
        {
            sum += item;
            taken++;
        }

        output.Print(taken);
        output.Print(sum);
    }

    [KernelCase]
    public static void StackAndBag(CaseOutput output)
    {
        var stack = new ConcurrentStack<int>();
        var bag = new ConcurrentBag<int>();
        RunOnThreads(3, index =>
        {
            for (int i = 0; i < 1000; i++)
            {
                stack.Push(i);
                bag.Add(i + index);
                if (i % 4 == 3)
                {
                    stack.TryPop(out _);
                    bag.TryTake(out _);
                }
            }
        });
        output.Print(stack.Count);
        output.Print(bag.Count);
    }

    [KernelCase]
    public static void BlockingCollectionPipeline(CaseOutput output)
    {
        using var stage = new BlockingCollection<int>(boundedCapacity: 4);
        var results = new List<int>();
        var consumer = new Thread(() =>
        {
            foreach (int item in stage.GetConsumingEnumerable())
            {
                results.Add(item * item);
            }
        });
        consumer.Start();
        for (int i = 0; i < 20; i++)
        {
            stage.Add(i);
        }

        stage.CompleteAdding();
        consumer.Join();
        output.PrintAll(results);
    }

    [KernelCase]
    public static void PartitionerCoversTheRange(CaseOutput output)
    {
        long sum = 0;
        foreach (var range in Partitioner.Create(0, 1000, 137).GetDynamicPartitions())
        {
            for (int i = range.Item1; i < range.Item2; i++)
            {
                sum += i;
            }
        }

        output.Print(sum);
    }

    private static void RunOnThreads(int count, System.Action<int> body)
    {
        var threads = new Thread[count];
        for (int i = 0; i < count; i++)
        {
            int index = i;
            threads[i] = new Thread(() => body(index));
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }
}
