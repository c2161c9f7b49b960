using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Mono.Cecil;

namespace Helix.Sdk.Build.Verification;

/// <summary>
/// Maps the names that ILC gives to types in symbols back to metadata: the assembly's name (System.Private abbreviated to
/// S_P), then namespace, enclosing types and name, with every character that is no letter or digit made an underscore.
/// </summary>
public sealed class TypeNames
{
    private const string ArrayName = "__Array";

    private readonly Dictionary<string, List<TypeDefinition>> _types = [];

    /// <summary>Indexes the types of modules.</summary>
    /// <param name="modules">The modules.</param>
    public TypeNames(IEnumerable<ModuleDefinition> modules)
    {
        foreach (TypeDefinition type in modules.SelectMany(module => module.GetTypes()))
        {
            Add(SymbolName(type), type);
            if (type.IsPrimitive || type.FullName is "System.Object" or "System.String")
            {
                Add(ShortName(type.Name), type);
            }
            else if (type.FullName == "System.Array`1")
            {
                Add(ArrayName, type);
            }
        }
    }

    /// <summary>The name of a type, without type arguments, in symbols.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The name.</returns>
    public static string SymbolName(TypeDefinition type)
    {
        string assembly = type.Module.Assembly.Name.Name;
        const string SystemPrivate = "System.Private.";
        if (assembly.StartsWith(SystemPrivate, StringComparison.Ordinal))
        {
            assembly = "S.P." + assembly[SystemPrivate.Length..];
        }

        return Sanitize(assembly) + "_" + Sanitize(type.FullName);
    }

    /// <summary>Finds the definitions that a name may stand for; more than one when names collide.</summary>
    /// <param name="symbolName">The name of a type in a symbol, with or without type arguments.</param>
    /// <returns>The definitions; none when the name belongs to no class, structure, interface or array.</returns>
    public IReadOnlyList<TypeDefinition> Find(string symbolName)
    {
        // Pointers have no interfaces, arrays of pointers no generic ones.
        if (symbolName.EndsWith("<Pointer>", StringComparison.Ordinal)
            || (symbolName.StartsWith(ArrayName, StringComparison.Ordinal) && symbolName.EndsWith("<Pointer>>", StringComparison.Ordinal)))
        {
            return [];
        }

        int arguments = symbolName.IndexOf('<');
        string name = arguments < 0 ? symbolName : symbolName[..arguments];
        return _types.TryGetValue(name, out List<TypeDefinition>? types) ? types : [];
    }

    private static string ShortName(string name) => name switch
    {
        "Boolean" => "Bool",
        "Byte" => "UInt8",
        "SByte" => "Int8",
        _ => name,
    };

    private static string Sanitize(string name)
    {
        var result = new StringBuilder(name);
        for (int i = 0; i < result.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(result[i]))
            {
                result[i] = '_';
            }
        }

        return result.ToString();
    }

    private void Add(string name, TypeDefinition type)
    {
        if (!_types.TryGetValue(name, out List<TypeDefinition>? types))
        {
            _types.Add(name, types = []);
        }

        types.Add(type);
    }
}
