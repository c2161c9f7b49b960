using System;
using System.Collections.Generic;

namespace Helix.Sdk.Build.Elf;

/// <summary>
/// Changes to an <see cref="ElfObject"/>: sections and symbols that go, sections and local symbols that come. New
/// symbols and sections are numbered behind the old ones until <see cref="ElfWriter"/> lays the file out anew.
/// </summary>
/// <param name="source">The object to change; its content may be changed in place beside these edits.</param>
public sealed class ElfEditor(ElfObject source)
{
    private readonly List<NewSection> _newSections = [];
    private readonly List<int> _newLocals = [];

    /// <summary>The object that is changed.</summary>
    public ElfObject Source { get; } = source;

    /// <summary>Sections of the source that are dropped, by index.</summary>
    public bool[] DroppedSections { get; } = new bool[source.Sections.Length];

    /// <summary>Symbols of the source that are dropped, by index.</summary>
    public bool[] DroppedSymbols { get; } = new bool[source.Symbols.Length];

    /// <summary>The added sections, in order.</summary>
    public IReadOnlyList<NewSection> NewSections => _newSections;

    /// <summary>For each added local symbol the number of the section that it stands for.</summary>
    public IReadOnlyList<int> NewLocals => _newLocals;

    /// <summary>Adds a section.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="header">Its type, flags, alignment and, in the numbering of this editor, link and info.</param>
    /// <param name="content">Its bytes; may be filled in later, until the object is written.</param>
    /// <returns>The section's number.</returns>
    public int AddSection(string name, ElfSectionHeader header, ReadOnlyMemory<byte> content)
    {
        _newSections.Add(new NewSection(name, header, content));
        return Source.Sections.Length + _newSections.Count - 1;
    }

    /// <summary>Adds a local symbol that stands for the start of a section.</summary>
    /// <param name="section">The section's number.</param>
    /// <returns>The symbol's number, for use in relocations.</returns>
    public int AddSectionSymbol(int section)
    {
        _newLocals.Add(section);
        return DroppedSymbols.Length + _newLocals.Count - 1;
    }

    /// <summary>An added section.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Header">Its type, flags, alignment, link and info.</param>
    /// <param name="Content">Its bytes.</param>
    public sealed record NewSection(string Name, ElfSectionHeader Header, ReadOnlyMemory<byte> Content);
}
