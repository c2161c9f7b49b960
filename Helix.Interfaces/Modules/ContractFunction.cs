using System;

namespace Helix.Interfaces.Modules;

/// <summary>A function of a contract; a row of a generated <see cref="ContractTable"/>.</summary>
/// <param name="number">Its number within the interface, part of the ABI.</param>
/// <param name="name">Its name, such as <c>Read</c>; that of a property for its getter.</param>
/// <param name="methodSlot">Its place among the methods of the interface type, from 0, which dispatch goes by.</param>
/// <param name="signature">The C# text of its declaration, for people.</param>
/// <param name="delegateType">The generated delegate type of its arguments and return.</param>
public sealed class ContractFunction(ushort number, string name, ushort methodSlot, string signature, Type delegateType)
{
    /// <summary>Its number within the interface.</summary>
    public ushort Number { get; } = number;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its place among the methods of the interface type.</summary>
    public ushort MethodSlot { get; } = methodSlot;

    /// <summary>The C# text of its declaration.</summary>
    public string Signature { get; } = signature;

    /// <summary>The generated delegate type, such as <c>BlockDevFunctions.Read</c>.</summary>
    public Type DelegateType { get; } = delegateType;

    /// <inheritdoc />
    public override string ToString() => Signature;
}
