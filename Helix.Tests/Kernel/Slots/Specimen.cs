using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Slots;

/// <summary>The object behind the slots of the cases; throws what it is told to, before it does anything else.</summary>
internal sealed class Specimen(string name) : ISpecimen
{
    private int _number = 7;

    /// <summary>What each call throws; null to work.</summary>
    public Func<Exception>? Fault { get; set; }

    public int Number
    {
        get => Checked(_number);
        set => _number = Checked(value);
    }

    public string Title => Checked(name);

    public Status Check(int value) => Checked(value) < 0 ? Status.OutOfRange : Status.Ok;

    public Result<int> Small(int value) => Checked(value) < 0 ? Status.OutOfRange : value * 2;

    public Result<string> Pair(string value) => Checked(value).Length == 0 ? Status.EndOfData : value + "!";

    public Result<Triple> Large(long first, long second, long third) => new Triple(Checked(first), second, third);

    public void Quietly(string text) => _number = Checked(text).Length;

    public bool IsEven(long value) => Checked(value) % 2 == 0;

    public string Describe(object value) => $"{name}: {Checked(value)}";

    public Triple Rotate(in Triple value) => new(Checked(value.Third), value.First, value.Second);

    public IReadOnlyList<int> Numbers(int count) => [.. Enumerable.Range(1, Checked(count))];

    public Result<int> Fill(Span<byte> target, ReadOnlySpan<char> source)
    {
        int count = Checked(Math.Min(target.Length, source.Length));
        for (int i = 0; i < count; i++)
        {
            target[i] = (byte)source[i];
        }

        return count;
    }

    public bool Swap(ref int left, ref string right, out long sum)
    {
        sum = Checked(left) + right.Length;
        string text = left.ToString(CultureInfo.InvariantCulture);
        left = right.Length;
        right = text;
        return true;
    }

    public double Mix(double first, int second, float third, long fourth, double fifth) => Checked(first) + second + third + fourth + fifth;

    public long Six(long first, int second, short third, byte fourth, string fifth) => Checked(first) + second + third + fourth + fifth.Length;

    public Weighted Scale(Weighted value, double factor) => new(Checked(value.Count) + 1, value.Weight * factor);

    public Status Call(Func<Status> callback) => Checked(callback)();

    public int? Perhaps(int? value) => Checked(value) is { } number ? number + 1 : null;

    public int[] Array(int length) => new int[Checked(length)];

    private T Checked<T>(T value) => Fault is { } fault ? throw fault() : value;
}
