using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>
/// A single function of a running interface, found by number. May be kept and used from any thread; it follows its slot.
/// </summary>
/// <param name="contract">The contract.</param>
/// <param name="index">The function's place among the contract's functions.</param>
/// <param name="target">The object that calls go to: the interface's slot, or the kernel's own service.</param>
public sealed class InterfaceFunction(ContractTable contract, int index, object target)
{
    /// <summary>The contract that the function belongs to.</summary>
    public ContractTable Contract { get; } = contract;

    /// <summary>The function.</summary>
    public ContractFunction Function => Contract.Functions[index];

    /// <summary>The object that calls go to.</summary>
    public object Target { get; } = target;

    /// <summary>
    /// The function as a delegate. A call of it costs what a call through the slot costs, and a call of a delegate.
    /// </summary>
    /// <typeparam name="TDelegate">
    /// The generated type: the contract's name with <c>Functions</c>, then the function's name, such as
    /// <c>BlockDevFunctions.Read</c>.
    /// </typeparam>
    /// <returns><see cref="Status.InvalidArgument"/> if that is the type of another function.</returns>
    public Result<TDelegate> Bind<TDelegate>()
        where TDelegate : Delegate =>
        typeof(TDelegate) == Function.DelegateType ? (TDelegate)Contract.Bind(index, Target) : Status.InvalidArgument;

    /// <inheritdoc />
    public override string ToString() => $"{Contract}.{Function.Name}";
}
