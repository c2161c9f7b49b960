using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Helix.Interfaces.ModuleFiles;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Elf;

namespace Helix.Sdk.Packaging.Linking;

/// <summary>A linked module: its image at a nominal base, and where things are in it.</summary>
internal sealed class LinkedModule
{
    private static readonly string[] CodeSections = [".text", "__managedcode", "__unbox"];
    private static readonly string[] ConstantSections = [".rodata", ".dotnet_eh_table", ".eh_frame_hdr", ".eh_frame"];
    private static readonly string[] DataSections = ["__modules", ".data", ".bss"];

    /// <summary>Reads a linked file.</summary>
    /// <param name="file">As <see cref="ModuleLinker"/> makes it.</param>
    /// <param name="address">Where the image's first byte lies.</param>
    public LinkedModule(ElfObject file, ulong address)
    {
        File = file;
        Address = address;
        Sections = [.. ReadSections(file, address)];
        uint start = 0;
        ModuleSegment code = Segment(CodeSections, ref start);
        ModuleSegment constants = Segment(ConstantSections, ref start);
        ModuleSegment data = Segment(DataSections, ref start);
        Image = new ModuleImage(
            address, start, code, constants, data, ReadyToRunHeader(), Range("__managedcode"), Range("__unbox"), Range(".eh_frame_hdr").Start);
    }

    /// <summary>The linked file.</summary>
    public ElfObject File { get; }

    /// <summary>Where the image's first byte lies.</summary>
    public ulong Address { get; }

    /// <summary>The sections that are loaded, by address.</summary>
    public IReadOnlyList<LinkedSection> Sections { get; }

    /// <summary>The image.</summary>
    public ModuleImage Image { get; }

    private static IEnumerable<LinkedSection> ReadSections(ElfObject file, ulong address)
    {
        string[] known = [.. CodeSections, .. ConstantSections, .. DataSections];
        for (int i = 1; i < file.Sections.Length; i++)
        {
            ElfSectionHeader header = file.Sections[i];
            if ((header.Flags & ElfSectionFlags.Allocate) == 0 || header.Size == 0)
            {
                continue;
            }

            string name = Encoding.UTF8.GetString(file.SectionName(i));
            if (!known.Contains(name))
            {
                throw new BuildFailureException($"{file.Name}: the section {name} has no place in a module's image");
            }

            yield return new LinkedSection(i, name, header, checked((uint)(header.Address - address)));
        }
    }

    private ModuleSegment Segment(string[] names, ref uint start)
    {
        LinkedSection[] parts = [.. Sections.Where(section => names.Contains(section.Name))];
        uint offset = start;
        uint end = parts.Select(static part => part.End).DefaultIfEmpty(offset).Max();
        uint fileEnd = parts.Where(static part => part.Header.Type != ElfSectionType.NoBits).Select(static part => part.End).DefaultIfEmpty(offset).Max();
        var content = new byte[fileEnd - offset];
        foreach (LinkedSection part in parts)
        {
            File.Content(part.Index).CopyTo(content.AsSpan((int)(part.Offset - offset)));
        }

        start = (end + ModuleFileFormat.PageBytes - 1) & ~(ModuleFileFormat.PageBytes - 1);
        return new ModuleSegment(offset, end - offset, content);
    }

    private ImageRange Range(string name)
    {
        LinkedSection section = Sections.FirstOrDefault(section => section.Name == name);
        return section.Name is null ? default : new ImageRange(section.Offset, section.End);
    }

    // The section __modules is the table of the objects' headers: one word, since a module is one object.
    private uint ReadyToRunHeader()
    {
        LinkedSection table = Sections.FirstOrDefault(static section => section.Name == "__modules");
        if (table.Name is null || table.Header.Size != sizeof(ulong))
        {
            throw new BuildFailureException($"{File.Name}: a module is made of one compiled assembly; this one has {table.Header.Size / sizeof(ulong)}");
        }

        return checked((uint)(BinaryPrimitives.ReadUInt64LittleEndian(File.Content(table.Index)) - Address));
    }
}
