using System;
using System.Linq;

namespace Helix.Tests.Kernel.Types;

/// <summary>Arrays: ranks, jagged, copies, searching, sorting, element types.</summary>
internal static class ArrayCases
{
    [KernelCase]
    public static void MultiDimensional(CaseOutput output)
    {
        int[,] grid = new int[3, 4];
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                grid[row, column] = (row * 10) + column;
            }
        }

        output.Print(grid[2, 3]);
        output.Print($"{grid.Rank} {grid.Length} {grid.GetLength(0)} {grid.GetLength(1)} {grid.GetUpperBound(1)}");
        output.Print(grid.Cast<int>().Sum());
        string[,,] cube = new string[2, 2, 2];
        cube[1, 0, 1] = "corner";
        output.Print(cube[1, 0, 1] + (cube[0, 0, 0] is null));
    }

    [KernelCase]
    public static void Initialisers(CaseOutput output)
    {
        int[,] grid = { { 1, 2, 3 }, { 4, 5, 6 } };
        output.Print(grid[1, 0]);
        long[] numbers = [1L << 40, -1, 3];
        output.PrintAll(numbers);
        double[] reals = [1.5, 2.5, -0.5];
        output.PrintAll(reals);
        char[] letters = ['a', 'b'];
        output.Print(new string(letters));
        byte[] table = [1, 2, 3, 250, 251, 252, 253, 254, 255];
        output.Print(table.Sum(static b => b));
    }

    [KernelCase]
    public static void Jagged(CaseOutput output)
    {
        int[][] rows = new int[4][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new int[i + 1];
            Array.Fill(rows[i], i);
        }

        output.PrintAll(rows.Select(static row => row.Sum()));
        output.Print(rows[3].Length);
        output.Print(rows.GetType().ToString());
    }

    [KernelCase]
    public static void CopyAndOverlap(CaseOutput output)
    {
        int[] numbers = [1, 2, 3, 4, 5, 6];
        Array.Copy(numbers, 0, numbers, 2, 4);
        output.PrintAll(numbers);
        Array.Copy(numbers, 2, numbers, 0, 4);
        output.PrintAll(numbers);
        string[] texts = ["a", "b", "c", "d"];
        Array.Copy(texts, 0, texts, 1, 3);
        output.PrintAll(texts);
        object[] objects = new object[2];
        Array.Copy(texts, objects, 2);
        output.PrintAll(objects);
        long[] widened = new long[2];
        Array.Copy(new[] { 7, 8 }, widened, 2);
        output.PrintAll(widened);
        Buffer.BlockCopy(numbers, 0, widened, 0, 16);
        output.PrintAll(widened);
    }

    [KernelCase]
    public static void SortSearchReverse(CaseOutput output)
    {
        int[] numbers = [5, 3, 9, 1, 7, 2];
        Array.Sort(numbers);
        output.PrintAll(numbers);
        output.Print(Array.BinarySearch(numbers, 7));
        output.Print(Array.BinarySearch(numbers, 6));
        Array.Reverse(numbers, 1, 4);
        output.PrintAll(numbers);
        output.Print(Array.IndexOf(numbers, 9));
        output.Print(Array.FindIndex(numbers, static n => n > 6));
        string[] keys = ["c", "a", "b"];
        int[] items = [3, 1, 2];
        Array.Sort(keys, items, StringComparer.Ordinal);
        output.PrintAll(items);
    }

    [KernelCase]
    public static void LargeSort(CaseOutput output)
    {
        var random = new Random(1);
        int[] numbers = new int[20_000];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = random.Next();
        }

        Array.Sort(numbers);
        output.Print(numbers.Zip(numbers.Skip(1)).All(static pair => pair.First <= pair.Second));
        output.Print(numbers[0]);
        output.Print(numbers[^1]);
    }

    [KernelCase]
    public static void ResizeClearFill(CaseOutput output)
    {
        int[] numbers = [1, 2, 3];
        Array.Resize(ref numbers, 5);
        output.PrintAll(numbers);
        Array.Fill(numbers, 9, 1, 2);
        Array.Clear(numbers, 0, 1);
        output.PrintAll(numbers);
        output.PrintAll(Array.ConvertAll(numbers, static n => "n" + n));
        output.PrintAll(numbers[1..^1]);
    }

    [KernelCase]
    public static void CreatedAtRunTime(CaseOutput output)
    {
        Array numbers = Array.CreateInstanceFromArrayType(typeof(int[]), 3);
        numbers.SetValue(5, 1);
        output.Print(numbers.GetValue(1));
        output.Print(numbers.GetType().Name);
        Array clone = (Array)numbers.Clone();
        clone.SetValue(6, 1);
        output.Print(numbers.GetValue(1) + " " + clone.GetValue(1));
        output.Throws("wrong type", () => numbers.SetValue("x", 0));
    }

    [KernelCase]
    public static void OfStructsWithReferences(CaseOutput output)
    {
        var pairs = new (string Name, int Number)[50];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = ("n" + i, i);
        }

        GC.Collect();
        ref (string Name, int Number) tenth = ref pairs[10];
        tenth.Number *= 100;
        output.Print(pairs[10]);
        output.Print(pairs.Sum(static pair => pair.Name.Length + pair.Number));
    }
}
