using System;

namespace Helix.Tests.Kernel.Types;

/// <summary>Operators, conversions, indexers, initialisers, tuples and other things the compiler lowers.</summary>
internal static class OperatorCases
{
    [KernelCase]
    public static void UserOperators(CaseOutput output)
    {
        var a = new Vector(1, 2);
        var b = new Vector(3, 5);
        output.Print(a + b);
        output.Print(-b);
        output.Print(a * 3);
        output.Print(a < b);
        a += b;
        a++;
        output.Print(a);
        output.Print(a == b || a != b);
    }

    [KernelCase]
    public static void Conversions(CaseOutput output)
    {
        Vector vector = 7;
        output.Print(vector);
        output.Print((int)new Vector(2, 3));
        output.Print((long)Opaque.Hide(int.MinValue));
        output.Print((uint)Opaque.Hide(-1));
        output.Print((char)Opaque.Hide(65));
        output.Print((float)Opaque.Hide(1.0 / 3));
        output.Print((double)Opaque.Hide(ulong.MaxValue));
        output.Print((decimal)Opaque.Hide(0.1));
        output.Print((int)Opaque.Hide('z'));
    }

    [KernelCase]
    public static void Indexers(CaseOutput output)
    {
        var grid = new Grid();
        grid[1, 2] = "a";
        grid["key"] = "b";
        output.Print(grid[1, 2] + grid["key"] + grid.Log);
    }

    [KernelCase]
    public static void Tuples(CaseOutput output)
    {
        (int Count, string Name) pair = (3, "three");
        (pair.Count, pair.Name) = (4, pair.Name + "!");
        output.Print(pair);
        output.Print(pair == (4, "three!"));
        output.Print((1, 2, 3, 4, 5, 6, 7, 8, 9));
        var (a, (b, c)) = (1, (2, 3));
        (a, b, c) = (c, a, b);
        output.Print($"{a} {b} {c}");
        output.Print((1, "b").CompareTo((1, "a")));
    }

    [KernelCase]
    public static void NullConditionalAndCoalescing(CaseOutput output)
    {
        string? none = Opaque.Null<string>();
        output.Print(none?.Length is null);
        output.Print(none ?? "fallback");
        none ??= "assigned";
        output.Print(none);
        int[]? array = Opaque.Null<int[]>();
        output.Print(array?[3] ?? -1);
    }

    [KernelCase]
    public static void ShiftsAndBits(CaseOutput output)
    {
        long value = Opaque.Hide(0x0123456789ABCDEFL);
        output.Print((value << 8).ToString("X"));
        output.Print((value >> 60).ToString("X"));
        output.Print((~value).ToString("X"));
        output.Print((value ^ (value >>> 1)).ToString("X"));
        output.Print((ushort)Opaque.Hide(0x12345));
        output.Print(Opaque.Hide(7) & ~Opaque.Hide(2) | 16);
    }

    private readonly record struct Vector(int X, int Y)
    {
        public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);

        public static Vector operator -(Vector a) => new(-a.X, -a.Y);

        public static Vector operator *(Vector a, int factor) => new(a.X * factor, a.Y * factor);

        public static Vector operator ++(Vector a) => new(a.X + 1, a.Y + 1);

        public static bool operator <(Vector a, Vector b) => a.X < b.X;

        public static bool operator >(Vector a, Vector b) => a.X > b.X;

        public static implicit operator Vector(int value) => new(value, value);

        public static explicit operator int(Vector vector) => vector.X * vector.Y;
    }

    private sealed class Grid
    {
        private readonly string[,] _cells = new string[3, 3];
        private string _named = "";

        public string Log { get; private set; } = "";

        public string this[int row, int column]
        {
            get => _cells[row, column];
            set
            {
                Log += row + column;
                _cells[row, column] = value;
            }
        }

        public string this[string name]
        {
            get => name + "=" + _named;
            set => _named = value;
        }
    }
}
