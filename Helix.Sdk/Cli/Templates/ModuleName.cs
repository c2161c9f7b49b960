using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Helix.Sdk.Cli.Templates;

/// <summary>The name of a new module: <c>RamCache</c> as a folder and class, <c>ram-cache</c> as a module.</summary>
public sealed record ModuleName
{
    private const int MostCharacters = 40;
    private const string TestsEnding = "Tests";

    private ModuleName(string text) => Text = text;

    /// <summary>As a folder and as the beginning of class names.</summary>
    public string Text { get; }

    /// <summary>As the module's name in the system.</summary>
    public string InSystem
    {
        get
        {
            var name = new StringBuilder();
            for (var i = 0; i < Text.Length; i++)
            {
                var begins = char.IsAsciiLetterUpper(Text[i]) && i > 0 && (char.IsAsciiLetterLower(Text[i - 1]) || char.IsAsciiDigit(Text[i - 1]));
                name.Append(begins ? "-" : string.Empty).Append(char.ToLower(Text[i], CultureInfo.InvariantCulture));
            }

            return name.ToString();
        }
    }

    /// <summary>Checks a name.</summary>
    /// <exception cref="HelixException">It is none.</exception>
    public static ModuleName Parse(string text)
    {
        var isWord = text.Length is > 0 and <= MostCharacters && char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetterOrDigit);
        if (!isWord)
        {
            throw new HelixException(
                $"'{text}' cannot name a module's project: a capital letter, then letters and digits, {MostCharacters} at most", "For instance: RamCache");
        }

        return text.EndsWith(TestsEnding, StringComparison.Ordinal)
            ? throw new HelixException($"'{text}' ends as the project of a module's tests does", "Choose a name that does not end in Tests.")
            : new ModuleName(text);
    }
}
