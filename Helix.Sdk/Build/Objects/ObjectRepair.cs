using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using Helix.Sdk.Build.Elf;

namespace Helix.Sdk.Build.Objects;

/// <summary>
/// Repairs the unwind information and the type objects of an object that ILC compiled separately (<c>--multifile</c>):
/// <list type="number">
/// <item>the records that unwind entries point to are lost, so they are made anew from the symbols;</item>
/// <item>unwind entries name global symbols, so that an entry of code which loses against a copy in another object would
/// bind to that copy; they are made to name local symbols, and the linker then drops such entries by itself;</item>
/// <item>each object has type objects of its own; they are made one, see <see cref="TypeIdentity"/>.</item>
/// </list>
/// </summary>
public sealed class ObjectRepair
{
    private const int CodeAddressOffset = 8;
    private const string ClausesPrefix = "__ehinfo_";
    private const string AssociatedDataPrefix = "_associatedData_";

    private readonly ElfObject _object;
    private readonly ElfEditor _edits;
    private readonly ExceptionTable _table = new();
    private readonly Dictionary<string, int> _clauses = [];
    private readonly Dictionary<string, int> _associatedData = [];
    private readonly Dictionary<int, Method> _methods = [];
    private readonly int[] _relocationSections;
    private int _reverseInvokeSymbol = -1;
    private int _funclets;
    private int _filters;
    private int _reverseInvokes;

    private ObjectRepair(ElfObject source)
    {
        _object = source;
        _edits = new ElfEditor(source);
        _relocationSections = source.RelocationSections();
    }

    /// <summary>Repairs an object.</summary>
    /// <param name="source">The object; its bytes are changed.</param>
    /// <param name="output">The file to write.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="BuildFailureException">The object is not laid out as ILC does it.</exception>
    public static RepairStatistics Repair(ElfObject source, string output)
    {
        var repair = new ObjectRepair(source);
        repair.IndexSymbols();
        repair.DropBrokenTable();
        repair.RebuildEntries();
        TypeIdentity.Share(repair._edits);
        ElfWriter.Write(repair._edits, output);
        return new RepairStatistics(
            repair._methods.Count, repair._clauses.Count, repair._funclets, repair._filters, repair._reverseInvokes);
    }

    private void IndexSymbols()
    {
        Span<ElfSymbol> symbols = _object.Symbols;
        for (int i = 1; i < symbols.Length; i++)
        {
            ReadOnlySpan<byte> name = _object.SymbolName(i);
            if (symbols[i].Section == 0)
            {
                if (name.SequenceEqual("RhpReversePInvoke"u8))
                {
                    _reverseInvokeSymbol = i;
                }
            }
            else if (name.StartsWith("_lsda"u8))
            {
                _edits.DroppedSymbols[i] = true;
            }
            else if (name.StartsWith("__ehinfo_"u8))
            {
                _clauses.Add(Encoding.UTF8.GetString(name[ClausesPrefix.Length..]), i);
            }
            else if (name.StartsWith("_associatedData_"u8))
            {
                _associatedData.Add(Encoding.UTF8.GetString(name[AssociatedDataPrefix.Length..]), i);
            }
        }
    }

    private void DropBrokenTable()
    {
        Span<ElfSectionHeader> sections = _object.Sections;
        for (int i = 1; i < sections.Length; i++)
        {
            if (sections[i].Type == ElfSectionType.ProgramBits && _object.SectionName(i).SequenceEqual(".dotnet_eh_table"u8))
            {
                _edits.DroppedSections[i] = true;
                if (_relocationSections[i] != 0)
                {
                    _edits.DroppedSections[_relocationSections[i]] = true;
                }
            }
        }

        Span<ElfSymbol> symbols = _object.Symbols;
        for (int i = 1; i < symbols.Length && symbols[i].IsLocal; i++)
        {
            _edits.DroppedSymbols[i] |= _edits.DroppedSections[_object.SymbolSection(i)];
        }
    }

    private void RebuildEntries()
    {
        int frames = _object.FindNamed(".eh_frame"u8);
        if (frames < 0 || _relocationSections[frames] == 0)
        {
            return;
        }

        int table = _object.Sections.Length;
        int tableSymbol = _edits.AddSectionSymbol(table);
        Rewrite(_object.Content(frames), _object.Relocations(_relocationSections[frames]), tableSymbol);
        _edits.AddSection(
            ".dotnet_eh_table",
            new ElfSectionHeader { Type = ElfSectionType.ProgramBits, Flags = ElfSectionFlags.Allocate, Alignment = 1 },
            _table.Records);
        _edits.AddSection(
            ".rela.dotnet_eh_table",
            new ElfSectionHeader
            {
                Type = ElfSectionType.Relocations, Flags = ElfSectionFlags.InfoLink, Alignment = 8, EntrySize = 24,
                Link = (uint)_object.SymbolTable, Info = (uint)table,
            },
            _table.Relocations);
    }

    // An unwind entry is a length, the distance of its CIE (0 in a CIE itself), and the code's address, to which the entry's
    // first relocation belongs; the second is that of the language-specific record (LSB, "Exception Frames").
    private void Rewrite(Span<byte> frames, Span<ElfRelocation> relocations, int tableSymbol)
    {
        int next = 0;
        int position = 0;
        while (position + 8 <= frames.Length)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(frames[position..]);
            bool isEntry = length != 0 && BinaryPrimitives.ReadInt32LittleEndian(frames[(position + 4)..]) != 0;
            if (isEntry)
            {
                if (next + 2 > relocations.Length || relocations[next].Offset != (ulong)(position + CodeAddressOffset))
                {
                    throw new BuildFailureException($"{_object.Name}: the unwind entry at {position:x} is not one that this compiler version makes.");
                }

                RewriteEntry(ref relocations[next], ref relocations[next + 1], tableSymbol);
                next += 2;
            }

            position += length + 4;
        }
    }

    private void RewriteEntry(ref ElfRelocation code, ref ElfRelocation record, int tableSymbol)
    {
        int symbol = code.Symbol;
        if (!_methods.TryGetValue(symbol, out Method method))
        {
            method = AddMethod(symbol);
            _methods.Add(symbol, method);
        }

        int offset = code.Addend == 0 ? method.Record : AddFunclet(method, (int)code.Addend);
        code.Symbol = method.SectionSymbol;
        code.Addend += method.Value;
        record.Symbol = tableSymbol;
        record.Addend = offset;
    }

    private Method AddMethod(int symbol)
    {
        int section = _object.SymbolSection(symbol);
        if (section == 0)
        {
            throw new BuildFailureException($"{_object.Name}: an unwind entry belongs to {_object.SymbolText(symbol)}, which the object does not define.");
        }

        string name = _object.SymbolText(symbol);
        _clauses.TryGetValue(name, out int clauses);
        _associatedData.TryGetValue(name, out int associatedData);
        bool isReverseInvoke = CallsReverseInvoke(section);
        _reverseInvokes += isReverseInvoke ? 1 : 0;
        return new Method(
            _edits.AddSectionSymbol(section),
            (long)_object.Symbols[symbol].Value,
            _table.AddMethod(isReverseInvoke, associatedData, clauses),
            clauses == 0 ? null : FilterOffsets(clauses));
    }

    private int AddFunclet(Method method, int distance)
    {
        bool isFilter = method.Filters?.Contains((uint)distance) == true;
        _funclets++;
        _filters += isFilter ? 1 : 0;
        return _table.AddFunclet(isFilter, method.Record, distance);
    }

    private HashSet<uint> FilterOffsets(int clauses) => ExceptionClauses.FilterOffsets(
        _object.Content(_object.SymbolSection(clauses))[(int)_object.Symbols[clauses].Value..]);

    private bool CallsReverseInvoke(int section)
    {
        int relocations = _relocationSections[section];
        if (relocations == 0 || _reverseInvokeSymbol < 0)
        {
            return false;
        }

        foreach (ref readonly ElfRelocation relocation in _object.Relocations(relocations))
        {
            if (relocation.Symbol == _reverseInvokeSymbol)
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Method(int SectionSymbol, long Value, int Record, HashSet<uint>? Filters);
}
