using System;
using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Slots;

/// <summary>A contract with every kind of argument and return that a slot passes on.</summary>
[Contract(0x7F00, "Specimen", "1.2.3")]
public interface ISpecimen
{
    /// <summary>No argument, a number.</summary>
    [Function(0x00)]
    int Number { get; [Function(0x13)] set; }

    /// <summary>A status.</summary>
    [Function(0x01)]
    Status Check(int value);

    /// <summary>A result in one register.</summary>
    [Function(0x02)]
    Result<int> Small(int value);

    /// <summary>A result in two registers.</summary>
    [Function(0x03)]
    Result<string> Pair(string value);

    /// <summary>A result by way of a buffer.</summary>
    [Function(0x04)]
    Result<Triple> Large(long first, long second, long third);

    /// <summary>Nothing.</summary>
    [Function(0x05)]
    void Quietly(string text);

    /// <summary>A truth value.</summary>
    [Function(0x06)]
    bool IsEven(long value);

    /// <summary>A reference.</summary>
    [Function(0x07)]
    string Describe(object value);

    /// <summary>A structure by way of a buffer.</summary>
    [Function(0x08)]
    Triple Rotate(in Triple value);

    /// <summary>Text.</summary>
    [Function(0x09)]
    string Title { get; }

    /// <summary>A list.</summary>
    [Function(0x0A)]
    IReadOnlyList<int> Numbers(int count);

    /// <summary>Memory.</summary>
    [Function(0x0B)]
    Result<int> Fill(Span<byte> target, ReadOnlySpan<char> source);

    /// <summary>Variables.</summary>
    [Function(0x0C)]
    bool Swap(ref int left, ref string right, out long sum);

    /// <summary>Floating-point numbers among others.</summary>
    [Function(0x0D)]
    double Mix(double first, int second, float third, long fourth, double fifth);

    /// <summary>Every register for arguments.</summary>
    [Function(0x0E)]
    long Six(long first, int second, short third, byte fourth, string fifth);

    /// <summary>A structure of two registers, one of them for floating point.</summary>
    [Function(0x0F)]
    Weighted Scale(Weighted value, double factor);

    /// <summary>Calls back what it is given.</summary>
    [Function(0x10)]
    Status Call(Func<Status> callback);

    /// <summary>Something that may be missing.</summary>
    [Function(0x11)]
    int? Perhaps(int? value);

    /// <summary>An array.</summary>
    [Function(0x12)]
    int[] Array(int length);
}
