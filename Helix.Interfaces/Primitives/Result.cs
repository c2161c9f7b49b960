using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Helix.Interfaces.Primitives;

/// <summary>A value, or the status that says why there is none.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(Status status, T? value)
    {
        Status = status;
        _value = value;
    }

    /// <summary><see cref="Status.Ok"/> if there is a value.</summary>
    public Status Status { get; }

    /// <summary>The value; the default of its type if <see cref="Status"/> is an error.</summary>
    public T Value => _value!;

    /// <summary>Whether there is a value.</summary>
    public bool IsOk => Status == Status.Ok;

    /// <summary>Takes the value out; false if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsOk;
    }

    /// <summary>The value, or the given one if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Or(T fallback) => IsOk ? _value! : fallback;

    /// <summary>A successful result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Result<T>(T value) => new(Status.Ok, value);

    /// <summary>A failed result; <see cref="Status.Ok"/> without a value becomes <see cref="Status.Failed"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Result<T>(Status error) => new(error == Status.Ok ? Status.Failed : error, default);

    /// <summary>A successful result, also where <typeparamref name="T"/> is an interface and has no conversion.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Result<T> Success(T value) => new(Status.Ok, value);

    /// <inheritdoc />
    public override string ToString() => IsOk ? _value?.ToString() ?? "" : Status.Describe();
}
