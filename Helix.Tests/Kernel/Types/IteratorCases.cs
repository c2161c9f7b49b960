using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Helix.Tests.Kernel.Types;

/// <summary>Iterators: laziness, nesting, disposal, recursion.</summary>
internal static class IteratorCases
{
    [KernelCase]
    public static void Laziness(CaseOutput output)
    {
        var log = new List<string>();
        IEnumerable<int> numbers = Produce(log);
        log.Add("created");
        foreach (int number in numbers)
        {
            log.Add("got " + number);
            if (number == 2)
            {
                break;
            }
        }

        output.PrintAll(log);

        static IEnumerable<int> Produce(List<string> log)
        {
            for (int i = 1; i < 5; i++)
            {
                log.Add("make " + i);
                yield return i;
            }
        }
    }

    [KernelCase]
    public static void InfiniteSequence(CaseOutput output)
    {
        output.PrintAll(Fibonacci().Skip(10).Take(8));

        static IEnumerable<long> Fibonacci()
        {
            long a = 0, b = 1;
            while (true)
            {
                yield return a;
                (a, b) = (b, a + b);
            }
        }
    }

    [KernelCase]
    public static void RecursiveTree(CaseOutput output)
    {
        var tree = new Node(4, new Node(2, new Node(1), new Node(3)), new Node(6, new Node(5)));
        output.PrintAll(tree);
        output.Print(tree.Count());
    }

    [KernelCase]
    public static void TwoEnumeratorsOfOneSequence(CaseOutput output)
    {
        IEnumerable<int> numbers = Enumerate();
        using IEnumerator<int> first = numbers.GetEnumerator(), second = numbers.GetEnumerator();
        first.MoveNext();
        first.MoveNext();
        second.MoveNext();
        output.Print(first.Current + " " + second.Current);

        static IEnumerable<int> Enumerate()
        {
            yield return 1;
            yield return 2;
        }
    }

    [KernelCase]
    public static void NestedFinallyOnEarlyExit(CaseOutput output)
    {
        foreach (int value in Guarded(output))
        {
            output.Print(value);
            if (value == 20)
            {
                break;
            }
        }

        static IEnumerable<int> Guarded(CaseOutput output)
        {
            try
            {
                yield return 10;
                try
                {
                    yield return 20;
                    yield return 30;
                }
                finally
                {
                    output.Print("inner finally");
                }
            }
            finally
            {
                output.Print("outer finally");
            }
        }
    }

    private sealed class Node(int value, Node? left = null, Node? right = null) : IEnumerable<int>
    {
        public IEnumerator<int> GetEnumerator()
        {
            foreach (int item in left ?? Enumerable.Empty<int>())
            {
                yield return item;
            }

            yield return value;
            foreach (int item in right ?? Enumerable.Empty<int>())
            {
                yield return item;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
