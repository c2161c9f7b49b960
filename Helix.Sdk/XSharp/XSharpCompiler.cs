using System;
using System.Collections.Generic;
using Helix.Sdk.XSharp.Binding;
using Helix.Sdk.XSharp.Emission;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp;

/// <summary>
/// Compiles X# to NASM source. The way: <see cref="Lexer"/>, <see cref="Parser"/>, then <see cref="Emitter"/> twice over
/// the same statements, first to learn the names, then to write. It keeps no state between calls.
/// </summary>
public static class XSharpCompiler
{
    /// <summary>Compiles one source text. Never throws for what the text contains.</summary>
    /// <param name="source">The X# source.</param>
    /// <param name="fileName">Name for diagnostics and line information.</param>
    /// <param name="options">Options; null for the defaults.</param>
    public static XSharpResult Compile(string source, string fileName, XSharpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(fileName);
        options ??= XSharpOptions.Default;
        var diagnostics = new DiagnosticBag(options.MaximumErrors);
        List<Token> tokens = new Lexer(source, fileName, diagnostics).Run();
        List<Statement> statements = new Parser(tokens, fileName, diagnostics, options).Run();
        var symbols = new SymbolTable();
        Collect(statements, options, symbols);
        string assembly = new Emitter(options, symbols, diagnostics, false).Run(statements);
        return new XSharpResult(diagnostics.Errors == 0 ? assembly : "", diagnostics.ToSorted());
    }

    /// <summary>Learns the names. A second round follows when a decision needed a constant that is defined further down.</summary>
    private static void Collect(List<Statement> statements, XSharpOptions options, SymbolTable symbols)
    {
        for (int round = 0; round < 2; round++)
        {
            var collector = new Emitter(options, symbols, new DiagnosticBag(0), true);
            collector.Run(statements);
            if (!collector.NeedsSecondCollection)
            {
                return;
            }
        }
    }
}
