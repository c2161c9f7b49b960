using System.Collections.Generic;
using Helix.Sdk.XSharp.Machine;

namespace Helix.Sdk.XSharp.Binding;

/// <summary>The words of the language.</summary>
internal static class Vocabulary
{
    private const int LongestAssemblerWord = 16;

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

    /// <summary>
    /// Whether the assembler might take a name for a word of its own, so that it must be written with <c>$</c>. None of
    /// its words has an underscore or is long.
    /// </summary>
    public static bool MayBeReserved(string name) => name.Length <= LongestAssemblerWord && !name.Contains('_');
}
