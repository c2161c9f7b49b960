using System.Collections.Generic;
using System.Text;

namespace Helix.Modules.Shell.Parsing;

/// <summary>
/// Splits a line into commands at <c>;</c> and each command into words at blanks. Double quotes keep blanks and semicolons and know
/// <c>\"</c> and <c>\\</c>; single quotes keep everything.
/// </summary>
internal sealed class CommandWords
{
    private readonly string _line;
    private readonly List<IReadOnlyList<string>> _commands = [];
    private readonly StringBuilder _word = new();
    private List<string> _words = [];
    private bool _inWord;
    private char _quote;

    private CommandWords(string line) => _line = line;

    /// <summary>Splits a line.</summary>
    /// <param name="line">What was typed.</param>
    /// <param name="commands">The commands that are not empty; each has at least one word.</param>
    /// <returns>False if a quotation mark is not closed; then there are no commands.</returns>
    public static bool TrySplit(string line, out IReadOnlyList<IReadOnlyList<string>> commands)
    {
        var splitter = new CommandWords(line);
        commands = splitter._commands;
        return splitter.Split();
    }

    private bool Split()
    {
        for (int i = 0; i < _line.Length; i++)
        {
            char character = _line[i];
            if (_quote != '\0')
            {
                i += Quoted(character, i);
            }
            else
            {
                Plain(character);
            }
        }

        if (_quote != '\0')
        {
            _commands.Clear();
            return false;
        }

        EndCommand();
        return true;
    }

    /// <summary>Takes a character inside quotes; gives how many more it used up.</summary>
    private int Quoted(char character, int index)
    {
        if (character == _quote)
        {
            _quote = '\0';
            return 0;
        }

        bool escape = _quote == '"' && character == '\\' && index + 1 < _line.Length && _line[index + 1] is ('"' or '\\');
        _word.Append(escape ? _line[index + 1] : character);
        return escape ? 1 : 0;
    }

    private void Plain(char character)
    {
        switch (character)
        {
            case '"' or '\'':
                _quote = character;
                _inWord = true;
                break;
            case ';':
                EndCommand();
                break;
            case ' ' or '\t':
                EndWord();
                break;
            default:
                _word.Append(character);
                _inWord = true;
                break;
        }
    }

    private void EndWord()
    {
        if (_inWord)
        {
            _words.Add(_word.ToString());
            _word.Clear();
            _inWord = false;
        }
    }

    private void EndCommand()
    {
        EndWord();
        if (_words.Count > 0)
        {
            _commands.Add(_words);
            _words = [];
        }
    }
}
