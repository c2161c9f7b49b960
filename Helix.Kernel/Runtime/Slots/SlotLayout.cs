namespace Helix.Kernel.Runtime.Slots;

/// <summary>
/// The numbers that <c>Slots.xs</c> relies on. A slot is an object of a class that lies in another assembly, so the places of its first fields
/// are a promise of that class, which the kernel checks when it starts.
/// </summary>
public static class SlotLayout
{
    /// <summary>Most functions of a contract.</summary>
    public const int MostFunctions = 64;

    /// <summary>Bytes from one stub to the next.</summary>
    public const int StubBytes = 64;

    /// <summary>In a slot: the object that calls reach.</summary>
    public const int ReceiverOffset = 8;

    /// <summary>In a slot: the 32-bit count of calls; the top bit closes it.</summary>
    public const int CallsOffset = 48;

    /// <summary>In a slot: its <see cref="SlotType"/>.</summary>
    public const int TypeOffset = 120;

    /// <summary>In a slot: the code of the receiver's functions, eight bytes each. No field of the class reaches so far.</summary>
    public const int CodeOffset = 128;
}
