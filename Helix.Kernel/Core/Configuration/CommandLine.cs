using System;
using System.Collections.Generic;
using System.Text;

namespace Helix.Kernel.Core.Configuration;

/// <summary>
/// Reads the kernel's command line: words separated by blanks, each <c>key</c>, <c>key=value</c> or <c>group.key=value</c>; a value with
/// blanks stands in double quotes. What cannot be read is skipped and reported; nothing throws.
/// </summary>
public static class CommandLine
{
    /// <summary>Text beyond so many characters is cut off.</summary>
    public const int MaximumLength = 4096;

    /// <summary>Reads a command line.</summary>
    /// <param name="text">The text as the boot loader gave it.</param>
    /// <param name="accept">Receives group (empty for the root), key and value (empty if there is none), in order.</param>
    /// <param name="warn">Receives what was skipped and why.</param>
    public static void Read(string text, Action<string, string, string> accept, Action<string> warn)
    {
        if (text.Length > MaximumLength)
        {
            warn($"command line cut off after {MaximumLength} characters");
            text = text[..MaximumLength];
        }

        foreach (string word in Split(text, warn))
        {
            ReadWord(word, accept, warn);
        }
    }

    private static void ReadWord(string word, Action<string, string, string> accept, Action<string> warn)
    {
        int equals = word.IndexOf('=');
        string name = equals < 0 ? word : word[..equals];
        string value = equals < 0 ? "" : word[(equals + 1)..];
        int point = name.IndexOf('.');
        string group = point < 0 ? "" : name[..point];
        string key = name[(point + 1)..];
        if (key.Length == 0 || point == 0 || !IsPlain(name))
        {
            warn($"command line: '{Printable(word)}' skipped, it is no key=value");
            return;
        }

        accept(group, key, Printable(value));
    }

    private static List<string> Split(string text, Action<string> warn)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool quoted = false;
        bool started = false;
        foreach (char character in text)
        {
            if (character == '"')
            {
                quoted = !quoted;
                started = true;
            }
            else if (!quoted && character is (' ' or '\t' or '\r' or '\n'))
            {
                Flush(words, word, ref started);
            }
            else
            {
                word.Append(character);
                started = true;
            }
        }

        if (quoted)
        {
            warn("command line: a quotation mark is not closed");
        }

        Flush(words, word, ref started);
        return words;
    }

    private static void Flush(List<string> words, StringBuilder word, ref bool started)
    {
        if (started)
        {
            words.Add(word.ToString());
            word.Clear();
            started = false;
        }
    }

    /// <summary>Whether a name has only characters that names may have.</summary>
    internal static bool IsPlain(string name)
    {
        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '_' or '-' or '/'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Printable(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is >= ' ' and <= '~' ? source[i] : '?';
            }
        });
}
