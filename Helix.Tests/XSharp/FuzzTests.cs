using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Helix.Sdk.XSharp;
using NUnit.Framework;

namespace Helix.Tests.XSharp;

/// <summary>
/// A hundred thousand inputs, half grown from the vocabulary and half damaged copies of the corpus: the compiler neither
/// throws nor hangs, and every diagnostic has a place in the text. The seed is fixed, so that a failure repeats.
/// </summary>
[TestFixture]
public sealed class FuzzTests
{
    private const int Inputs = 100_000;
    private const int Batches = 100;

    private static readonly string[] _words =
    [
        "EAX", "RAX", "AL", "R15", "CR3", "XMM0", "GS", "DX", "ST0", "Name", ".Name", "..Name", "Other.Name", "#Name", "#I", "@Name", "@here", "Stub#I",
        "0", "1", "$FF", "0x10", "0b11", "-1", "$FFFFFFFFFFFFFFFF", "'a'", "'text'", "\"x\"", "byte", "word", "dword", "qword", "signed", "absolute",
        "=", "+", "-", "*", "/", "%", "&", "|", "^", "~", "!", "<<", ">>", "<~", "~>", "<>", "?=", "?&", "++", "--", "+=", "<", ">", "<=", ">=", "!=",
        "(", ")", "[", "]", "{", "}", ",", ":", "@", "&&", "||", "namespace", "const", "var", "extern", "global", "section", "bits", "align", "org",
        "reserve", "include", "function", "interrupt", "naked", "if", "else", "while", "repeat", "times", "as", "goto", "call", "far", "near", "return",
        "exit", "break", "continue", "checkpoint", "port", "Port[DX]", "lock", "rep", "movsb", "+All", "-Flags", "#if", "#else", "true", "carry", "ret",
        "lgdt", "cmpxchg", "movdqu", "//", "//!", "! nop", "%ifdef X", "\n", "\n", "\n", "\n", " ", "\t", "\0", "é", "€", ";", "$", "#", ".", "'", "\\",
    ];

    [Test]
    public void Survives_generated_and_damaged_input()
    {
        string[] corpus = CorpusCase.All().Select(test => test.Source).ToArray();
        Parallel.For(0, Batches, batch =>
        {
            var random = new Random(batch);
            for (int i = 0; i < Inputs / Batches; i++)
            {
                Check(i % 2 == 0 ? Generate(random) : Damage(corpus, random), random);
            }
        });
    }

    [Test]
    public void Repetitions_end([Values("repeat 2147483647 times {\n", "repeat 100000 times as A {\n")] string opening)
    {
        string source = string.Concat(Enumerable.Repeat(opening, 20)) + "nop\n" + string.Concat(Enumerable.Repeat("}\n", 20));
        Assert.That(XSharpCompiler.Compile(source, "a.xs").Diagnostics, Has.Some.Property(nameof(Diagnostic.Code)).EqualTo("XS0201"));
    }

    private static string Generate(Random random)
    {
        var text = new StringBuilder();
        for (int words = random.Next(1, 60); words > 0; words--)
        {
            text.Append(_words[random.Next(_words.Length)]);
            if (random.Next(5) != 0)
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }

    private static string Damage(string[] corpus, Random random)
    {
        var text = new StringBuilder(corpus[random.Next(corpus.Length)]);
        for (int changes = random.Next(1, 6); changes > 0 && text.Length > 0; changes--)
        {
            int at = random.Next(text.Length);
            switch (random.Next(5))
            {
                case 0: text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at)); break;
                case 1: text[at] = (char)random.Next(1, 256); break;
                case 2: text.Insert(at, _words[random.Next(_words.Length)]); break;
                case 3: text.Insert(at, corpus[random.Next(corpus.Length)]); break;
                default: text.Length = at; break;
            }
        }

        return text.ToString();
    }

    private static void Check(string source, Random random)
    {
        var options = new XSharpOptions
        {
            Bits = random.Next(3) switch { 0 => 16, 1 => 32, _ => 64 },
            Cosmos = random.Next(4) == 0,
            MaximumStatements = 500,
            Include = name => name.Length > 3 ? "nop\ninclude 'text'\n" : null,
        };
        XSharpResult result;
        try
        {
            result = XSharpCompiler.Compile(source, "a.xs", options);
        }
        catch (Exception exception)
        {
            throw new AssertionException($"threw for:\n{source}\n", exception);
        }

        int lines = source.Count(c => c == '\n') + 1;
        foreach (Diagnostic found in result.Diagnostics)
        {
            if (found.File == "a.xs" && (found.Line < 1 || found.Line > lines || found.Column < 1))
            {
                throw new AssertionException($"{found}\nlies outside of:\n{source}");
            }
        }
    }
}
