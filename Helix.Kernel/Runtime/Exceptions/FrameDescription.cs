namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>A frame description entry of .eh_frame (LSB, 10.6.1.2): the unwind data of one method body or funclet.</summary>
internal unsafe struct FrameDescription
{
    public CommonInformation Common;

    /// <summary>First code byte.</summary>
    public byte* CodeStart;

    /// <summary>Code bytes.</summary>
    public uint CodeSize;

    /// <summary>Language-specific data, null when the entry names none.</summary>
    public byte* LanguageData;

    /// <summary>Call frame instructions and their end.</summary>
    public byte* Instructions;

    public byte* End;

    /// <summary>Reads the entry at <paramref name="entry"/>; false when it has a form that the compiler never emits.</summary>
    public static bool TryRead(byte* entry, out FrameDescription result)
    {
        result = default;
        byte* cursor = entry;
        uint length = *(uint*)cursor;
        cursor += 4;
        if (length is 0 or uint.MaxValue)
        {
            return false;
        }

        result.End = cursor + length;
        byte* common = cursor - *(uint*)cursor;
        if (common == cursor || !CommonInformation.TryRead(common, out result.Common))
        {
            return false;
        }

        cursor += 4;
        if (!Encoded.Pointer(ref cursor, result.Common.AddressEncoding, out result.CodeStart))
        {
            return false;
        }

        result.CodeSize = *(uint*)cursor;
        cursor += result.Common.AddressEncoding == Encoded.Absolute ? 8 : 4;
        result.Instructions = cursor;
        if (result.Common.HasAugmentation == 0)
        {
            return true;
        }

        uint augmentation = Encoded.Unsigned(ref cursor);
        result.Instructions = cursor + augmentation;
        return result.Common.LanguageEncoding == CommonInformation.NoLanguageData
            || Encoded.Pointer(ref cursor, result.Common.LanguageEncoding, out result.LanguageData);
    }
}
