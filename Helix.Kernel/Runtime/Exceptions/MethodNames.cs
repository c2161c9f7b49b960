using System;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Types;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Names code addresses from the tables that stack traces use, without allocation and in any context: for panics. A look-up
/// reads whole tables - some million instructions.
/// </summary>
public static unsafe class MethodNames
{
    private const int EmbeddedMetadata = 313;
    private const int StackTraceMap = 327;

    private const byte NewOwner = 1;
    private const byte NewName = 2;
    private const byte NewSignature = 4;
    private const byte NewGenericSignature = 8;

    /// <summary>Writes "Namespace.Type.Method + 1f" for an address in managed code.</summary>
    /// <param name="address">The address, for a return address less one.</param>
    /// <param name="text">Receives UTF-8; longer names are cut.</param>
    /// <returns>Bytes written; 0 when the address is neither managed code nor a known call, or has no name.</returns>
    public static int Describe(ulong address, Span<byte> text)
    {
        var buffer = new TextBuffer(text);
        FrameInfo frame;
        if (!UnwindTables.TryFind(address, &frame) || !CodeRanges.TryFind(address, out CodeRange range))
        {
            AssemblyFrame* assembly = AssemblyFrames.Find(address + 1);
            buffer.Append(assembly == null ? default : Describe(assembly->Kind));
            return buffer.Length;
        }

        if (!AppendName(ref buffer, range, frame.MethodStart))
        {
            return 0;
        }

        buffer.Append(" + "u8);
        buffer.AppendHex(address - (ulong)frame.MethodStart);
        return buffer.Length;
    }

    private static ReadOnlySpan<byte> Describe(AssemblyFrameKind kind) => kind switch
    {
        AssemblyFrameKind.Throw => "(throw)"u8,
        AssemblyFrameKind.Funclet => "(handler)"u8,
        AssemblyFrameKind.SavedRegisters => "(filter)"u8,
        AssemblyFrameKind.SavedRbp => "(interface call)"u8,
        AssemblyFrameKind.Slot => "(slot)"u8,
        _ => "(helper)"u8,
    };

    private static bool AppendName(ref TextBuffer buffer, in CodeRange range, byte* method)
    {
        if (range.Header != null)
        {
            return AppendName(ref buffer, (ReadyToRunHeader*)range.Header, method);
        }

        ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
        for (ulong at = environment.ModulesStart; at < environment.ModulesEnd; at += (ulong)sizeof(void*))
        {
            if (AppendName(ref buffer, *(ReadyToRunHeader**)at, method))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Looks the method up in an object's map: entries of a byte of flags, the parts that differ from the entry before, and
    /// the distance to the method's code.
    /// </summary>
    private static bool AppendName(ref TextBuffer buffer, ReadyToRunHeader* header, byte* method)
    {
        ReadyToRunSection* map = Find(header, StackTraceMap);
        ReadyToRunSection* metadata = Find(header, EmbeddedMetadata);
        if (map == null || metadata == null)
        {
            return false;
        }

        byte* cursor = map->Start + sizeof(int);
        byte* end = map->Start + map->LengthBytes;
        uint owner = 0;
        uint name = 0;
        while (cursor < end)
        {
            byte flags = *cursor++;
            if ((flags & NewOwner) != 0)
            {
                owner = *(uint*)cursor;
                cursor += sizeof(uint);
            }

            if ((flags & NewName) != 0)
            {
                name = Encoded.Native(ref cursor);
            }

            if ((flags & NewSignature) != 0)
            {
                Encoded.Native(ref cursor);
            }

            if ((flags & NewGenericSignature) != 0)
            {
                Encoded.Native(ref cursor);
                Encoded.Native(ref cursor);
            }

            if (Encoded.SelfRelative(ref cursor) == method)
            {
                var names = new MetadataNames(metadata->Start, (uint)metadata->LengthBytes);
                names.AppendType(ref buffer, owner >> 24, owner & 0xffffff);
                buffer.Append("."u8);
                names.AppendString(ref buffer, name);
                return true;
            }
        }

        return false;
    }

    private static ReadyToRunSection* Find(ReadyToRunHeader* header, int id)
    {
        ReadyToRunSection* sections = (ReadyToRunSection*)(header + 1);
        for (int i = 0; i < header->SectionCount; i++)
        {
            if (sections[i].Id == id)
            {
                return sections + i;
            }
        }

        return null;
    }
}
