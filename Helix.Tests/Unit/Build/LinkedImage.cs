using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Helix.Tests.Unit.Build;

/// <summary>Reads the unwind information of a linked image as the runtime does, and the symbols to compare it with.</summary>
internal sealed class LinkedImage
{
    public const string Script = """
        SECTIONS
        {
            . = 0x10000000;
            .text : { *(.text .text.*) }
            __managedcode : { *(__managedcode) }
            __unbox : { *(__unbox) }
            .rodata : { *(.rodata .rodata.*) }
            .dotnet_eh_table : { *(.dotnet_eh_table) }
            .eh_frame_hdr : { *(.eh_frame_hdr) }
            .eh_frame : { *(.eh_frame) }
            __modules : { __start___modules = .; *(__modules) __stop___modules = .; }
            .data : { *(.data .data.*) }
            .bss : { *(.bss .bss.*) }
        }
        """;

    private readonly byte[] _image;
    private readonly Dictionary<string, Section> _sections = [];

    public LinkedImage(string path)
    {
        _image = File.ReadAllBytes(path);
        ReadSections();
        ReadSymbols();
        ReadEntries();
        SearchTableCount = Int(_sections[".eh_frame_hdr"].Offset + 8);
    }

    /// <summary>Names of managed methods by address; a method that is exported has two.</summary>
    public Dictionary<ulong, List<string>> Methods { get; } = [];

    /// <summary>Addresses of exception clauses by method.</summary>
    public Dictionary<string, ulong> Clauses { get; } = [];

    public List<UnwindEntry> UnwindEntries { get; } = [];

    /// <summary>Entries of the binary search table.</summary>
    public int SearchTableCount { get; }

    private void ReadSections()
    {
        int headers = (int)Long(40);
        int names = (int)Long(headers + (64 * Half(62)) + 24);
        for (int i = 0; i < Half(60); i++)
        {
            int header = headers + (64 * i);
            _sections[Text(names + Int(header))] = new Section(i, Long(header + 16), (int)Long(header + 24), (int)Long(header + 32));
        }
    }

    private void ReadSymbols()
    {
        Section table = _sections[".symtab"];
        int names = _sections[".strtab"].Offset;
        int code = _sections["__managedcode"].Index;
        const string Prefix = "__ehinfo_";
        for (int symbol = table.Offset; symbol < table.Offset + table.Size; symbol += 24)
        {
            string name = Text(names + Int(symbol));
            ulong value = Long(symbol + 8);
            bool isNamed = name.Length > 0;
            if (isNamed && Half(symbol + 6) == code)
            {
                if (!Methods.TryGetValue(value, out List<string>? methodNames))
                {
                    Methods.Add(value, methodNames = []);
                }

                methodNames.Add(name);
            }
            else if (name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                Clauses.Add(name[Prefix.Length..], value);
            }
        }
    }

    private void ReadEntries()
    {
        Section frames = _sections[".eh_frame"];
        for (int position = frames.Offset; position < frames.Offset + frames.Size;)
        {
            int length = Int(position);
            if (length != 0 && Int(position + 4) != 0)
            {
                ulong start = Relative(frames, position + 8);
                ulong record = Relative(frames, position + 17);
                UnwindEntries.Add(Decode(start, record));
            }

            position += length + 4;
        }
    }

    private UnwindEntry Decode(ulong start, ulong record)
    {
        Section table = _sections[".dotnet_eh_table"];
        int place = table.Offset + (int)(record - table.Address);
        int kind = _image[place] & 3;
        int distance = kind == 0 ? 0 : Int(place + 5);
        int root = kind == 0 ? place : place + 1 + Int(place + 1);
        byte flags = _image[root];
        int clausesPlace = root + 1 + ((flags & 0x10) != 0 ? 4 : 0);
        ulong clauses = (flags & 4) == 0 ? 0 : Relative(table, clausesPlace);
        return new UnwindEntry(start, kind != 0, kind == 2, distance, (flags & 8) != 0, clauses);
    }

    private ulong Relative(Section section, int place) => section.Address + (ulong)(place - section.Offset) + (ulong)(long)Int(place);

    private string Text(int offset) => Encoding.UTF8.GetString(_image.AsSpan(offset, _image.AsSpan(offset).IndexOf((byte)0)));

    private int Half(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_image.AsSpan(offset));

    private int Int(int offset) => BinaryPrimitives.ReadInt32LittleEndian(_image.AsSpan(offset));

    private ulong Long(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(_image.AsSpan(offset));

    private sealed record Section(int Index, ulong Address, int Offset, int Size);
}
