namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// A common information entry of .eh_frame (LSB, 10.6.1; DWARF 4, 6.4.1): what all methods' unwind entries share.
/// </summary>
internal unsafe struct CommonInformation
{
    /// <summary>Unit of code distances.</summary>
    public uint CodeAlignment;

    /// <summary>Unit of stack offsets; −8.</summary>
    public int DataAlignment;

    /// <summary>Encoding of the code address in frame descriptions.</summary>
    public byte AddressEncoding;

    /// <summary>Encoding of the pointer to language-specific data; <see cref="NoLanguageData"/> when there is none.</summary>
    public byte LanguageEncoding;

    /// <summary>Whether frame descriptions carry a length of augmentation data.</summary>
    public byte HasAugmentation;

    /// <summary>Initial instructions and their end.</summary>
    public byte* Instructions;

    public byte* End;

    /// <summary>DW_EH_PE_omit.</summary>
    public const byte NoLanguageData = 0xff;

    /// <summary>Reads the entry at <paramref name="entry"/>; false when it has a form that the compiler never emits.</summary>
    public static bool TryRead(byte* entry, out CommonInformation result)
    {
        result = default;
        result.LanguageEncoding = NoLanguageData;
        byte* cursor = entry;
        uint length = *(uint*)cursor;
        cursor += 4;
        if (length == uint.MaxValue || *(uint*)cursor != 0)
        {
            return false;
        }

        result.End = cursor + length;
        byte version = cursor[4];
        byte* augmentation = cursor + 5;
        cursor = augmentation;
        while (*cursor++ != 0)
        {
        }

        result.CodeAlignment = Encoded.Unsigned(ref cursor);
        result.DataAlignment = Encoded.Signed(ref cursor);
        uint returnRegister = version == 1 ? *cursor++ : Encoded.Unsigned(ref cursor);
        if (returnRegister != DwarfRegister.ReturnAddress)
        {
            return false;
        }

        return ReadAugmentation(ref result, augmentation, cursor);
    }

    private static bool ReadAugmentation(ref CommonInformation result, byte* augmentation, byte* cursor)
    {
        if (*augmentation == 0)
        {
            result.Instructions = cursor;
            return true;
        }

        if (*augmentation++ != 'z')
        {
            return false;
        }

        result.HasAugmentation = 1;
        uint length = Encoded.Unsigned(ref cursor);
        result.Instructions = cursor + length;
        for (; *augmentation != 0; augmentation++)
        {
            switch (*augmentation)
            {
                case (byte)'R':
                    result.AddressEncoding = *cursor++;
                    break;
                case (byte)'L':
                    result.LanguageEncoding = *cursor++;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
