using System;
using System.Collections.Generic;
using System.Linq;

namespace Helix.Tests.Kernel.Collections;

/// <summary><see cref="List{T}"/>, linked lists, queues, stacks, bit arrays.</summary>
internal static class ListCases
{
    [KernelCase]
    public static void AddInsertRemove(CaseOutput output)
    {
        var list = new List<int> { 1, 2, 3 };
        list.Insert(1, 10);
        list.AddRange([7, 8, 9]);
        list.RemoveAt(0);
        list.Remove(3);
        list.InsertRange(2, [100, 200]);
        output.PrintAll(list);
        output.Print(list.RemoveAll(static n => n >= 100));
        list.Reverse();
        output.PrintAll(list);
        output.PrintAll(list.GetRange(1, 2));
    }

    [KernelCase]
    public static void SearchAndSort(CaseOutput output)
    {
        var list = new List<string> { "delta", "alpha", "charlie", "bravo" };
        list.Sort(StringComparer.Ordinal);
        output.PrintAll(list);
        output.Print(list.BinarySearch("charlie", StringComparer.Ordinal));
        output.Print(list.IndexOf("none"));
        output.Print(list.Find(static s => s.StartsWith('b')));
        output.Print(list.FindLastIndex(static s => s.Length == 5));
        list.Sort(static (a, b) => a.Length != b.Length ? b.Length - a.Length : string.CompareOrdinal(b, a));
        output.PrintAll(list);
        output.Print(list.TrueForAll(static s => s.Contains('a')));
    }

    [KernelCase]
    public static void GrowthAndCapacity(CaseOutput output)
    {
        var list = new List<long>();
        var capacities = new List<int>();
        for (int i = 0; i < 100; i++)
        {
            if (capacities.Count == 0 || capacities[^1] != list.Capacity)
            {
                capacities.Add(list.Capacity);
            }

            list.Add(i);
        }

        output.PrintAll(capacities);
        list.TrimExcess();
        output.Print(list.Capacity);
    }

    [KernelCase]
    public static void ChangeDuringEnumerationFails(CaseOutput output)
    {
        var list = new List<int> { 1, 2, 3 };
        output.Throws("foreach", () =>
        {
            foreach (int item in list)
            {
                list.Add(item);
            }
        });
        output.Print(list.Count);
    }

    [KernelCase]
    public static void LinkedLists(CaseOutput output)
    {
        var list = new LinkedList<string>(["b", "d"]);
        list.AddFirst("a");
        list.AddAfter(list.Find("b")!, "c");
        list.AddLast("e");
        output.PrintAll(list);
        list.Remove("d");
        list.RemoveFirst();
        output.Print(list.First!.Value + list.Last!.Previous!.Value + list.Count);
    }

    [KernelCase]
    public static void QueuesAndStacks(CaseOutput output)
    {
        var queue = new Queue<int>();
        var stack = new Stack<int>();
        var results = new List<int>();
        for (int i = 0; i < 30; i++)
        {
            queue.Enqueue(i);
            stack.Push(i);
            if (i % 3 == 2)
            {
                results.Add(queue.Dequeue() - stack.Pop());
            }
        }

        output.PrintAll(results);
        output.Print(queue.Peek() + " " + stack.Peek() + " " + queue.Count + " " + stack.Count);
        output.Throws("empty queue", static () => new Queue<int>().Dequeue());
        output.Print(stack.TryPop(out int top) + " " + top);
    }

    [KernelCase]
    public static void PriorityQueues(CaseOutput output)
    {
        var queue = new PriorityQueue<string, int>();
        string[] names = ["e", "b", "d", "a", "c"];
        foreach (string name in names)
        {
            queue.Enqueue(name, name[0]);
        }

        output.Print(queue.EnqueueDequeue("first", 0));
        var order = new List<string>();
        while (queue.TryDequeue(out string? name, out int priority))
        {
            order.Add(name + priority);
        }

        output.PrintAll(order);
    }

    [KernelCase]
    public static void BitArrays(CaseOutput output)
    {
        var bits = new System.Collections.BitArray(20);
        bits[3] = true;
        bits.Set(17, true);
        var other = new System.Collections.BitArray(20, true);
        bits.Xor(other);
        output.Print(string.Concat(bits.Cast<bool>().Select(static b => b ? '1' : '0')));
        byte[] bytes = new byte[3];
        bits.CopyTo(bytes, 0);
        output.PrintAll(bytes);
    }
}
