using System;

namespace Helix.Tests.Kernel.Types;

/// <summary>Ref structs, ref fields, ref returns, ref locals, stack allocation.</summary>
internal static class RefStructCases
{
    [KernelCase]
    public static void RefFieldsAndEnumerators(CaseOutput output)
    {
        int[] numbers = [1, 2, 3];
        foreach (ref int number in new RefList(numbers))
        {
            number *= 10;
        }

        output.PrintAll(numbers);
    }

    [KernelCase]
    public static void RefReturns(CaseOutput output)
    {
        int[] numbers = [4, 9, 2];
        ref int largest = ref Largest(numbers);
        largest = -1;
        output.PrintAll(numbers);
        int other = 5;
        ref int chosen = ref (numbers.Length > 2 ? ref other : ref numbers[0]);
        chosen++;
        output.Print(other);

        static ref int Largest(int[] numbers)
        {
            ref int best = ref numbers[0];
            for (int i = 1; i < numbers.Length; i++)
            {
                if (numbers[i] > best)
                {
                    best = ref numbers[i];
                }
            }

            return ref best;
        }
    }

    [KernelCase]
    public static void StackAllocation(CaseOutput output)
    {
        Span<int> squares = stackalloc int[Opaque.Hide(10)];
        for (int i = 0; i < squares.Length; i++)
        {
            squares[i] = i * i;
        }

        output.PrintSpan<int>(squares);
        ReadOnlySpan<byte> constant = [1, 2, 3];
        output.Print(constant[2]);
        output.Print(Recurse(30));

        static int Recurse(int depth)
        {
            Span<byte> space = stackalloc byte[500];
            space.Fill((byte)depth);
            return depth == 0 ? 0 : Recurse(depth - 1) + space[499];
        }
    }

    [KernelCase]
    public static void InteriorReferenceKeepsItsArray(CaseOutput output)
    {
        ref int element = ref Fresh();
        for (int i = 0; i < 200; i++)
        {
            Opaque.Use(new int[1000]);
        }

        GC.Collect();
        element++;
        output.Print(element);

        static ref int Fresh()
        {
            int[] numbers = new int[1000];
            numbers[700] = 41;
            return ref numbers[700];
        }
    }

    [KernelCase]
    public static void AllowsRefStructGenerics(CaseOutput output)
    {
        Span<int> span = [3, 1, 2];
        output.Print(Use(span, static s => s.Length));
        output.Print(new Window(span[1..]).First);

        static int Use<T>(T value, RefFunction<T> function)
            where T : allows ref struct => function(value);
    }

    private delegate int RefFunction<T>(T value)
        where T : allows ref struct;

    private ref struct Window(Span<int> items)
    {
        private readonly ref int _first = ref items[0];

        public readonly int First => _first;
    }

    private ref struct RefList(int[] items)
    {
        private readonly int[] _items = items;

        public readonly Enumerator GetEnumerator() => new(_items);

        public ref struct Enumerator(int[] items)
        {
            private int _index = -1;

            public readonly ref int Current => ref items[_index];

            public bool MoveNext() => ++_index < items.Length;
        }
    }
}
