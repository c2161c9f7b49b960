namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>Finds the unwind data of a code address: remembered, or read from the range's tables.</summary>
internal static unsafe class UnwindTables
{
    /// <summary>Fills <paramref name="frame"/> for the address; false when it is not managed code. Interrupt-safe.</summary>
    public static bool TryFind(ulong address, FrameInfo* frame)
    {
        if (FrameCache.TryGet(address, frame))
        {
            return true;
        }

        if (!TryDescribe(address, out FrameDescription description))
        {
            return false;
        }

        *frame = default;
        frame->CodeSize = description.CodeSize;
        LanguageData.Read(description.LanguageData, description.CodeStart, frame);
        if (!CallFrameInterpreter.TryExecute(description, (uint)(address - (ulong)description.CodeStart), frame))
        {
            return false;
        }

        FrameCache.Put(address, frame);
        return true;
    }

    /// <summary>Finds the frame description of the address.</summary>
    public static bool TryDescribe(ulong address, out FrameDescription description)
    {
        description = default;
        if (!CodeRanges.TryFind(address, out CodeRange range))
        {
            return false;
        }

        byte* entry = range.FindDescription(address);
        return entry != null
            && FrameDescription.TryRead(entry, out description)
            && address - (ulong)description.CodeStart < description.CodeSize;
    }
}
