using System;

namespace Helix.Sdk.XSharp.Machine;

/// <summary>The size words of X# and of NASM, by number of bits.</summary>
internal static class DataSize
{
    /// <summary>Bits for a size word; 0 when it is none.</summary>
    public static int Parse(string word) => word.Length switch
    {
        4 when Equal(word, "byte") => 8,
        4 when Equal(word, "word") => 16,
        5 when Equal(word, "dword") => 32,
        5 when Equal(word, "qword") => 64,
        5 when Equal(word, "tword") => 80,
        5 when Equal(word, "oword") => 128,
        _ => 0,
    };

    /// <summary>The size word for a number of bits.</summary>
    public static string Word(int bits) => bits switch
    {
        8 => "byte",
        16 => "word",
        32 => "dword",
        64 => "qword",
        80 => "tword",
        256 => "yword",
        _ => "oword",
    };

    /// <summary>The last letter of the NASM directives <c>db dw dd dq dt do</c> and <c>resb</c> and so on.</summary>
    public static char Letter(int bits) => bits switch { 8 => 'b', 16 => 'w', 32 => 'd', 64 => 'q', 80 => 't', _ => 'o' };

    private static bool Equal(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
