using System;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Reads names from an object's embedded metadata (Internal.Metadata.NativeFormat of the class library) without its
/// objects: records at byte offsets from the start of the blob, fields in fixed order as variable-length numbers. A handle is
/// offset × 256 + type.
/// </summary>
internal unsafe ref struct MetadataNames(byte* blob, uint length)
{
    private const uint NamespaceDefinition = 47;
    private const uint NamespaceReference = 48;
    private const uint TypeDefinition = 58;
    private const uint TypeInstantiation = 60;
    private const uint TypeReference = 61;
    private const uint TypeSpecification = 62;

    /// <summary>Nesting that names are followed through; the rest is left out.</summary>
    private const int MaxDepth = 12;

    private readonly byte* _blob = blob;
    private readonly uint _length = length;

    /// <summary>Appends a type's full name, generic arguments left out.</summary>
    public readonly void AppendType(ref TextBuffer text, uint type, uint offset) => AppendType(ref text, type, offset, MaxDepth);

    /// <summary>Appends a string record.</summary>
    public readonly void AppendString(ref TextBuffer text, uint offset)
    {
        if (offset == 0 || offset >= _length)
        {
            return;
        }

        byte* cursor = _blob + offset;
        uint bytes = Encoded.Native(ref cursor);
        if (bytes <= _length && cursor + bytes <= _blob + _length)
        {
            text.Append(new ReadOnlySpan<byte>(cursor, (int)bytes));
        }
    }

    private readonly void AppendType(ref TextBuffer text, uint type, uint offset, int depth)
    {
        if (depth == 0 || offset == 0 || offset >= _length)
        {
            return;
        }

        byte* cursor = _blob + offset;
        switch (type)
        {
            case TypeDefinition:
                AppendDefinition(ref text, cursor, depth);
                break;
            case TypeReference:
                uint parent = Encoded.Native(ref cursor);
                AppendParent(ref text, parent, depth);
                AppendString(ref text, Encoded.Native(ref cursor));
                break;
            case TypeSpecification:
            case TypeInstantiation:
                uint inner = Encoded.Native(ref cursor);
                AppendType(ref text, inner & 0xff, inner >> 8, depth - 1);
                break;
        }
    }

    private readonly void AppendDefinition(ref TextBuffer text, byte* cursor, int depth)
    {
        Encoded.Native(ref cursor);
        Encoded.Native(ref cursor);
        uint space = Encoded.Native(ref cursor);
        uint name = Encoded.Native(ref cursor);
        Encoded.Native(ref cursor);
        Encoded.Native(ref cursor);
        uint enclosing = Encoded.Native(ref cursor);
        AppendParent(ref text, enclosing != 0 ? (enclosing << 8) | TypeDefinition : (space << 8) | NamespaceDefinition, depth);
        AppendString(ref text, name);
    }

    /// <summary>Appends a namespace or enclosing type and a dot; nothing for the root namespace.</summary>
    private readonly void AppendParent(ref TextBuffer text, uint handle, int depth)
    {
        uint type = handle & 0xff;
        uint offset = handle >> 8;
        int before = text.Length;
        if (type is NamespaceDefinition or NamespaceReference)
        {
            if (depth == 0 || offset == 0 || offset >= _length)
            {
                return;
            }

            byte* cursor = _blob + offset;
            AppendParent(ref text, Encoded.Native(ref cursor), depth - 1);
            int middle = text.Length;
            AppendString(ref text, Encoded.Native(ref cursor));
            before = middle;
        }
        else
        {
            AppendType(ref text, type, offset, depth - 1);
        }

        if (text.Length > before)
        {
            text.Append("."u8);
        }
    }
}
