using System;
using System.Collections.Generic;
using Helix.Sdk.XSharp.Machine;

namespace Helix.Sdk.XSharp.Binding;

/// <summary>The words of the language.</summary>
internal static class Vocabulary
{
    private static readonly HashSet<string> _assembler = new(StringComparer.OrdinalIgnoreCase)
    {
        "abs", "absolute", "align", "alignb", "bits", "byte", "word", "dword", "qword", "tword", "oword", "common", "cpu", "default", "equ",
        "extern", "far", "float", "global", "incbin", "near", "org", "rel", "rep", "repe", "repne", "resb", "resd", "resq", "resw",
        "sectalign", "section", "seg", "segment", "short", "static", "strict", "struc", "times", "use16", "use32", "wait", "wrt", "in",
        "out", "lock", "db", "dw", "dd", "dq", "a16", "a32", "a64", "o16", "o32", "o64", "jmp", "call", "loop", "st0", "to",
    };

    /// <summary>The registers that are most used, for suggestions.</summary>
    public static IReadOnlyList<string> Registers { get; } =
    [
        "EAX", "EBX", "ECX", "EDX", "ESI", "EDI", "ESP", "EBP", "RAX", "RBX", "RCX", "RDX", "RSI", "RDI", "RSP", "RBP",
        "AL", "AH", "AX", "BL", "BX", "CL", "CX", "DL", "DX", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15",
    ];

    /// <summary>Words that begin a statement, for suggestions.</summary>
    public static IEnumerable<string> Words { get; } =
    [
        "namespace", "const", "var", "extern", "global", "section", "bits", "align", "org", "reserve", "include", "function", "interrupt", "naked",
        "if", "else", "while", "repeat", "goto", "call", "return", "exit", "break", "continue", "checkpoint", "port", "lock", "signed",
        "byte", "word", "dword", "qword", "rep", "repe", "repne",
        .. Registers,
        .. InstructionWords.All,
    ];

    /// <summary>Whether the assembler would take a name for something of its own, so that it must be written with <c>$</c>.</summary>
    public static bool IsReserved(string name) =>
        _assembler.Contains(name) || InstructionWords.TryFind(name, out _) || Register.Find(name) != null
        || (name.Length is 2 or 3 or 4 && (name[0] is 'j' or 'J'));
}
