using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.ModuleFiles;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Elf;

namespace Helix.Sdk.Packaging.Linking;

/// <summary>What the loader changes in a linked module, read from the relocations that the linker applied and kept.</summary>
internal sealed class ModuleBindings
{
    // x86-64 psABI, table 4.9.
    private const uint Nothing = 0;
    private const uint Absolute64 = 1;
    private const uint Relative32 = 2;
    private const uint ProcedureRelative32 = 4;
    private const ushort AbsoluteSection = 0xfff1;
    private const int WeakBinding = 2;
    private const int MostNamesShown = 20;

    private readonly LinkedModule _module;
    private readonly ModuleOwnership _ownership;
    private readonly List<FixUp> _fixUps = [];
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<int, SymbolPlaces> _shared = [];
    private readonly Dictionary<int, SymbolPlaces> _types = [];
    private readonly SortedSet<uint> _methodTables = [];

    private ModuleBindings(LinkedModule module, ModuleOwnership ownership)
    {
        _module = module;
        _ownership = ownership;
    }

    /// <summary>The fix-ups, by rising offset.</summary>
    public IEnumerable<FixUp> FixUps => _fixUps.OrderBy(static place => place.Offset);

    /// <summary>The instantiations that it brings but does not own, by place.</summary>
    public IEnumerable<SymbolPlaces> Shared => _shared.Values.OrderBy(static item => item.Offset);

    /// <summary>The objects of <c>typeof</c>, by place.</summary>
    public IEnumerable<SymbolPlaces> Types => _types.Values.OrderBy(static item => item.Offset);

    /// <summary>Offsets of the method tables in the image, rising.</summary>
    public IEnumerable<uint> MethodTables => _methodTables;

    /// <summary>Reads them.</summary>
    /// <exception cref="BuildFailureException">The module needs what the kernel does not have, or a relocation cannot be expressed.</exception>
    public static ModuleBindings Read(LinkedModule module, ModuleOwnership ownership)
    {
        var bindings = new ModuleBindings(module, ownership);
        bindings.ReadSymbols();
        foreach (LinkedSection section in module.Sections)
        {
            bindings.ReadRelocations(section);
        }

        return bindings._missing.Count == 0 ? bindings : throw bindings.Missing();
    }

    private void ReadSymbols()
    {
        ElfObject file = _module.File;
        for (int i = 1; i < file.Symbols.Length; i++)
        {
            if (file.Symbols[i].Section is 0 or AbsoluteSection || (file.Symbols[i].Info & 0xf) == ElfSymbol.LocalSection)
            {
                continue;
            }

            ReadOnlySpan<byte> name = file.SymbolName(i);
            if (ModuleOwnership.IsTypeObject(name))
            {
                _types.Add(i, new SymbolPlaces(file.SymbolText(i), Offset(i)));
            }
            else if (file.Symbols[i].WasGlobal && _ownership.IsShared(name))
            {
                _shared.Add(i, new SymbolPlaces(file.SymbolText(i), Offset(i)));
            }

            if (ModuleOwnership.IsMethodTable(name))
            {
                _methodTables.Add(Offset(i));
            }
        }
    }

    private uint Offset(int symbol) => checked((uint)(_module.File.Symbols[symbol].Value - _module.Address));

    private void ReadRelocations(LinkedSection section)
    {
        ElfObject file = _module.File;
        int table = file.RelocationSections()[section.Index];
        if (table == 0)
        {
            return;
        }

        foreach (ElfRelocation relocation in file.Relocations(table))
        {
            if (relocation.Type != Nothing)
            {
                Add(checked((uint)(relocation.Offset - _module.Address)), relocation.Type, relocation.Symbol);
            }
        }
    }

    private void Add(uint offset, uint type, int symbol)
    {
        ElfSymbol target = _module.File.Symbols[symbol];
        bool isAddress = type == Absolute64;
        if (!isAddress && type is not (Relative32 or ProcedureRelative32))
        {
            throw new BuildFailureException($"{_module.File.Name}: at {offset:x} is a relocation of type {type}, which module files cannot express");
        }

        // What is weak and nowhere defined is zero.
        if (target.Section == 0 && target.Info >> 4 != WeakBinding)
        {
            _missing.Add(_module.File.SymbolText(symbol));
        }

        bool isOutside = target.Section is 0 or AbsoluteSection;
        var place = new FixUp(offset, isAddress ? FixUpKind.Address : FixUpKind.Distance);
        if (isAddress != isOutside)
        {
            _fixUps.Add(place);
        }

        if (_types.TryGetValue(symbol, out SymbolPlaces? binding) || _shared.TryGetValue(symbol, out binding))
        {
            binding.Add(place);
        }
    }

    private BuildFailureException Missing()
    {
        string names = string.Concat(_missing.Take(MostNamesShown).Select(static name => $"\n  {SymbolText.Readable(name)} ({name})"));
        string more = _missing.Count > MostNamesShown ? $"\n  and {_missing.Count - MostNamesShown} more" : "";
        return new BuildFailureException(
            $"{_module.File.Name}: the kernel does not have what the module uses:{names}{more}\n" +
            "What modules may use is in Helix.Interfaces and in the list HelixFrameworkAssembly of Helix.Sdk/Build/Helix.ClassLibrary.targets; " +
            "it may also be that the kernel is older than the module's references: './helix build' makes it anew.");
    }
}
