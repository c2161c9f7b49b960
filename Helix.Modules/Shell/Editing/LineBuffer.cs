using System.Text;

namespace Helix.Modules.Shell.Editing;

/// <summary>The line being edited and the place in it.</summary>
internal sealed class LineBuffer
{
    private readonly StringBuilder _text = new();

    /// <summary>Where the next character goes, 0 to <see cref="Length"/>.</summary>
    public int Place { get; private set; }

    public int Length => _text.Length;

    public string Text => _text.ToString();

    public bool AtEnd => Place == _text.Length;

    public void Insert(char character)
    {
        _text.Insert(Place, character);
        Place++;
    }

    public void Insert(string text)
    {
        _text.Insert(Place, text);
        Place += text.Length;
    }

    public void Replace(string text)
    {
        _text.Clear().Append(text);
        Place = text.Length;
    }

    public void Move(int place) => Place = System.Math.Clamp(place, 0, _text.Length);

    /// <summary>Removes what lies between the place and another one; the place is then at the lower of the two.</summary>
    public void RemoveTo(int other)
    {
        other = System.Math.Clamp(other, 0, _text.Length);
        int low = System.Math.Min(Place, other);
        _text.Remove(low, System.Math.Max(Place, other) - low);
        Place = low;
    }

    /// <summary>The beginning of the word at or before the place.</summary>
    public int WordBefore()
    {
        int place = Place;
        while (place > 0 && _text[place - 1] == ' ')
        {
            place--;
        }

        while (place > 0 && _text[place - 1] != ' ')
        {
            place--;
        }

        return place;
    }

    /// <summary>The end of the word at or after the place.</summary>
    public int WordAfter()
    {
        int place = Place;
        while (place < _text.Length && _text[place] == ' ')
        {
            place++;
        }

        while (place < _text.Length && _text[place] != ' ')
        {
            place++;
        }

        return place;
    }
}
