using System;
using System.Globalization;
using System.Numerics;

namespace Helix.Tests.Kernel.Types;

/// <summary>Static abstract and virtual interface members, generic math.</summary>
internal static class StaticAbstractCases
{
    private interface IShape<TSelf>
        where TSelf : IShape<TSelf>
    {
        static abstract string Name { get; }

        static abstract TSelf Create(int size);

        static virtual string Describe() => "shape " + TSelf.Name;
    }

    [KernelCase]
    public static void AbstractAndVirtualMembers(CaseOutput output)
    {
        output.Print(Make<Square>(3));
        output.Print(Make<Circle>(4));

        static string Make<T>(int size)
            where T : IShape<T> => T.Describe() + " " + T.Create(size);
    }

    [KernelCase]
    public static void GenericSum(CaseOutput output)
    {
        output.Print(Sum([1, 2, 3]));
        output.Print(Sum([1.5, 2.5]));
        output.Print(Sum([1.1m, 2.2m]));
        output.Print(Sum([new BigInteger(1), BigInteger.Pow(2, 70)]));
        output.Print(Sum([(Half)1.5, (Half)2]));

        static T Sum<T>(T[] values)
            where T : INumber<T>
        {
            T sum = T.Zero;
            foreach (T value in values)
            {
                sum += value;
            }

            return sum;
        }
    }

    [KernelCase]
    public static void GenericParse(CaseOutput output)
    {
        output.Print(Parse<int>("42"));
        output.Print(Parse<double>("4.25"));
        output.Print(Parse<DateOnly>("2024-02-29"));
        output.Print(Parse<Guid>("00000001-0002-0003-0405-060708090a0b"));

        static T Parse<T>(string text)
            where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);
    }

    [KernelCase]
    public static void UserDefinedOperators(CaseOutput output)
    {
        output.Print(Double(new Money(5)));
        output.Print(Double(7));

        static T Double<T>(T value)
            where T : IAdditionOperators<T, T, T> => value + value;
    }

    [KernelCase]
    public static void MinMaxAndLimits(CaseOutput output)
    {
        output.Print(Range<byte>());
        output.Print(Range<short>());
        output.Print(Range<long>());
        output.Print(Range<Int128>());

        static string Range<T>()
            where T : IMinMaxValue<T> => T.MinValue + " to " + T.MaxValue;
    }

    private sealed record Square(int Size) : IShape<Square>
    {
        public static string Name => "square";

        public static Square Create(int size) => new(size);
    }

    private readonly record struct Circle(int Radius) : IShape<Circle>
    {
        public static string Name => "circle";

        public static Circle Create(int size) => new(size * 2);

        static string IShape<Circle>.Describe() => "round " + Name;
    }

    private readonly record struct Money(int Cents) : IAdditionOperators<Money, Money, Money>
    {
        public static Money operator +(Money left, Money right) => new(left.Cents + right.Cents);
    }
}
