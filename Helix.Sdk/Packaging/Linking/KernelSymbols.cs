using System;
using System.Collections.Generic;
using Helix.Sdk.Build.Elf;

namespace Helix.Sdk.Packaging.Linking;

/// <summary>The names that a linked kernel defines, and its build id.</summary>
public sealed class KernelSymbols
{
    private readonly ElfObject _file;
    private readonly Dictionary<ulong, int> _byHash;

    private KernelSymbols(ElfObject file)
    {
        _file = file;
        BuildId = Build.Elf.BuildId.Read(file);
        Span<ElfSymbol> symbols = file.Symbols;
        _byHash = new Dictionary<ulong, int>(symbols.Length);
        for (int i = 1; i < symbols.Length; i++)
        {
            if (symbols[i].WasGlobal && symbols[i].Section != 0)
            {
                _byHash[SymbolHash.Of(file.SymbolName(i))] = i;
            }
        }
    }

    /// <summary>The bytes that name the kernel's build.</summary>
    public byte[] BuildId { get; }

    /// <summary>The kernel's file.</summary>
    public string FileName => _file.Name;

    /// <summary>Reads a kernel with symbols, <c>helix.elf</c>.</summary>
    /// <exception cref="Build.BuildFailureException">The file is missing, damaged, or has no build id.</exception>
    public static KernelSymbols Read(string path) => new(ElfObject.ReadLinked(path));

    /// <summary>Finds a symbol that other objects may refer to.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="address">Its address.</param>
    /// <returns>False if the kernel does not define it.</returns>
    public bool TryFind(ReadOnlySpan<byte> name, out ulong address)
    {
        bool found = _byHash.TryGetValue(SymbolHash.Of(name), out int symbol) && _file.SymbolName(symbol).SequenceEqual(name);
        address = found ? _file.Symbols[symbol].Value : 0;
        return found;
    }
}
