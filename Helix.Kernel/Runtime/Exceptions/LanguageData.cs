namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Reads language-specific data records. Body: flags, [distance to associated data], [distance to the clauses].
/// Funclet: flags, distance to the body's record, funclet start − body start. Distances are 4 bytes, from themselves.
/// </summary>
internal static unsafe class LanguageData
{
    /// <summary>Completes <paramref name="frame"/> for code that starts at <paramref name="codeStart"/>.</summary>
    /// <param name="data">The code's record; null for code without one, which has no clauses.</param>
    /// <param name="codeStart">First byte of the code.</param>
    /// <param name="frame">What to complete.</param>
    public static void Read(byte* data, byte* codeStart, FrameInfo* frame)
    {
        frame->MethodStart = codeStart;
        if (data == null)
        {
            return;
        }

        FrameFlags flags = (FrameFlags)(*data++);
        FrameFlags kind = flags & FrameFlags.KindMask;
        if (kind != FrameFlags.Root)
        {
            byte* root = Encoded.SelfRelative(ref data);
            frame->MethodStart = codeStart - *(int*)data;
            data = root;
            flags = (FrameFlags)(*data++) & ~FrameFlags.ReversePInvoke;
        }

        frame->Flags = flags | kind;
        if ((flags & FrameFlags.HasAssociatedData) != 0)
        {
            data += 4;
        }

        if ((flags & FrameFlags.HasClauses) != 0)
        {
            frame->Clauses = Encoded.SelfRelative(ref data);
        }
    }

    /// <summary>The associated data of a method's body, or null.</summary>
    public static byte* AssociatedData(byte* data)
    {
        if (data == null || ((FrameFlags)(*data++) & FrameFlags.HasAssociatedData) == 0)
        {
            return null;
        }

        return Encoded.SelfRelative(ref data);
    }
}
