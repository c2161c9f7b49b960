using System;

namespace Helix.Kernel.Core.Slots;

/// <summary>Makes slots; what they are made of is the runtime's affair.</summary>
public interface ISlotFactory
{
    /// <summary>A slot for a contract, which implements the contract's interface and is not bound yet.</summary>
    /// <param name="contract">An interface with a <see cref="Interfaces.Modules.ContractAttribute"/> or <see cref="Interfaces.Modules.UserPartOfAttribute{T}"/>.</param>
    /// <returns>Null if there is no memory, or if the interface is none that a slot can stand for.</returns>
    InterfaceSlot? Create(Type contract);

    /// <summary>Drops what is kept for contracts that are part of an image which goes away. Slots of them are not used any more.</summary>
    void Forget(Predicate<Type> isOfImage);
}
