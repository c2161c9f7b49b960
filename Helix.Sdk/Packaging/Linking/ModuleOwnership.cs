using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Helix.Sdk.Packaging.Linking;

/// <summary>
/// Tells whose a symbol is. ILC puts the name of the assembly, with every character that is no letter or digit replaced, in front of each type, also
/// where the type is an argument of a generic one; so a symbol in whose name the module's assembly occurs belongs to the module. What belongs to the
/// compiled unit as a whole has no more than the name's first 30 characters, and the SHA-256 of all of it.
/// </summary>
/// <param name="assembly">The assembly's name, such as <c>Helix.Drivers.RamDisk</c>.</param>
internal sealed class ModuleOwnership(string assembly)
{
    private const int UnitNameLength = 30;

    private readonly byte[] _mark = Encoding.UTF8.GetBytes(Sanitize(assembly) + "_");
    private readonly byte[] _unit = Encoding.UTF8.GetBytes(
        $"{Sanitize(assembly[..Math.Min(assembly.Length, UnitNameLength)])}_{Convert.ToHexString(SHA256.HashData(Encoding.Unicode.GetBytes(assembly)))}");

    private static ReadOnlySpan<byte> Clauses => "__ehinfo_"u8;

    private static ReadOnlySpan<byte> AssociatedData => "_associatedData_"u8;

    private static ReadOnlySpan<byte> TypeObject => "__RuntimeType_"u8;

    private static ReadOnlySpan<byte> MethodTable => "_ZTV"u8;

    /// <summary>Whether the module keeps its own even where the kernel has one of that name: the module may be in the image as well.</summary>
    public bool IsOwn(ReadOnlySpan<byte> name) => name.IndexOf(_mark) >= 0 || name.StartsWith(_unit);

    /// <summary>Whether all modules must have it in common. What only a method's unwinding uses stays with the method's code.</summary>
    public bool IsShared(ReadOnlySpan<byte> name) =>
        !name.IsEmpty && !IsOwn(name) && !IsTypeObject(name) && !name.StartsWith(Clauses) && !name.StartsWith(AssociatedData);

    /// <summary>Whether it is an object of <c>typeof</c>.</summary>
    public static bool IsTypeObject(ReadOnlySpan<byte> name) => name.StartsWith(TypeObject);

    /// <summary>Whether it is a method table.</summary>
    public static bool IsMethodTable(ReadOnlySpan<byte> name) => name.StartsWith(MethodTable);

    private static string Sanitize(string name) =>
        string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
}
