using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>
/// What the kernel knows of a contract without reflection: its numbers, its functions, and how each answers a status. Generated
/// for every interface with a <see cref="ContractAttribute"/> or <see cref="UserPartOfAttribute{T}"/>. May be used from any
/// thread.
/// </summary>
public sealed class ContractTable
{
    private readonly Func<Status, object> _createAnswer;
    private readonly Func<int, object, Delegate> _bind;
    private readonly object?[] _answers = new object?[32];

    /// <summary>Makes a table.</summary>
    /// <param name="type">The interface.</param>
    /// <param name="number">The number of the interface; the user part has that of its system part.</param>
    /// <param name="name">The contract's name, such as <c>BlockDev</c>; the user part has that of its system part.</param>
    /// <param name="version">The version of the contract.</param>
    /// <param name="part">Who calls it.</param>
    /// <param name="bases">The interfaces that it derives from, also contracts.</param>
    /// <param name="functions">
    /// Its own functions in the order of their method slots, without those of <paramref name="bases"/>.
    /// </param>
    /// <param name="createAnswer">
    /// Makes an object that implements the interface and answers every call with the given status.
    /// </param>
    /// <param name="bind">Makes a delegate of the function with this index, over an object that implements the interface.</param>
    public ContractTable(
        Type type,
        ushort number,
        string name,
        ModuleVersion version,
        ContractPart part,
        IReadOnlyList<Type> bases,
        IReadOnlyList<ContractFunction> functions,
        Func<Status, object> createAnswer,
        Func<int, object, Delegate> bind)
    {
        Type = type;
        Number = number;
        Name = name;
        Version = version;
        Part = part;
        Bases = bases;
        Functions = functions;
        _createAnswer = createAnswer;
        _bind = bind;
    }

    /// <summary>The interface.</summary>
    public Type Type { get; }

    /// <summary>The number of the interface.</summary>
    public ushort Number { get; }

    /// <summary>The contract's name.</summary>
    public string Name { get; }

    /// <summary>The version of the contract.</summary>
    public ModuleVersion Version { get; }

    /// <summary>Who calls it.</summary>
    public ContractPart Part { get; }

    /// <summary>All interfaces that it derives from.</summary>
    public IReadOnlyList<Type> Bases { get; }

    /// <summary>Its own functions in the order of their method slots, without those of <see cref="Bases"/>.</summary>
    public IReadOnlyList<ContractFunction> Functions { get; }

    /// <summary>The place in <see cref="Functions"/> of the function with that number; -1 if there is none.</summary>
    public int IndexOf(ushort number)
    {
        for (int i = 0; i < Functions.Count; i++)
        {
            if (Functions[i].Number == number)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Makes a delegate of a function's <see cref="ContractFunction.DelegateType"/>.</summary>
    /// <param name="index">The function's place in <see cref="Functions"/>.</param>
    /// <param name="target">An object that implements the interface; as a rule a slot.</param>
    /// <exception cref="InvalidCastException">The object does not implement the interface.</exception>
    public Delegate Bind(int index, object target) => _bind(index, target);

    /// <summary>
    /// The object that implements the interface and answers every call with the status: itself where a function returns a
    /// <see cref="Status"/> or a <see cref="Result{T}"/>; elsewhere empty text, an empty list, or the default of the type. What a
    /// function gets by <c>out</c> or <c>ref</c> it leaves as it is.
    /// </summary>
    /// <remarks>One object for each status. Allocates the first time only.</remarks>
    public object Answer(Status status)
    {
        uint index = (uint)status;
        if (index >= (uint)_answers.Length)
        {
            return _createAnswer(status);
        }

        return Volatile.Read(ref _answers[index])
            ?? Interlocked.CompareExchange(ref _answers[index], _createAnswer(status), null)
            ?? _answers[index]!;
    }

    /// <inheritdoc />
    public override string ToString() => Part == ContractPart.User ? "U" + Name : Name;
}
