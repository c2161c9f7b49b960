using System;

namespace Helix.Sdk.XSharp;

/// <summary>Options of one compilation.</summary>
public sealed record XSharpOptions
{
    /// <summary>The defaults: 64-bit code with line information.</summary>
    public static XSharpOptions Default { get; } = new();

    /// <summary>Word size at the head of the file: 16, 32 or 64. The source may change it with <c>bits</c>.</summary>
    public int Bits { get; init; } = 64;

    /// <summary>
    /// Emits what the compiler of Cosmos emits: near conditional jumps, a <c>ret</c> at the end of every function,
    /// everything in one section, and names of other files left to the assembler.
    /// </summary>
    public bool Cosmos { get; init; }

    /// <summary>In Cosmos form, stores the exit address to <c>INTs_LastKnownAddress</c> at the end of each function.</summary>
    public bool LastKnownAddress { get; init; }

    /// <summary>For a flat binary (boot sector, trampoline) instead of an object: no symbol is exported.</summary>
    public bool Flat { get; init; }

    /// <summary>Emits <c>%line</c> directives, so that errors and debug information of NASM name the X# file.</summary>
    public bool LineInformation { get; init; } = true;

    /// <summary>Finds the text of an <c>include 'name'</c>; null when there is no such file.</summary>
    public Func<string, string?>? Include { get; init; }

    /// <summary>After this many errors the compiler stops reporting more.</summary>
    public int MaximumErrors { get; init; } = 100;

    /// <summary>The most statements that repetitions may expand to.</summary>
    public int MaximumStatements { get; init; } = 1_000_000;
}
