using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Unicode;
using Helix.Interfaces.Modules;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>Reads the manifest's section; the fields are in the order of docs/MODULE_FILES.md.</summary>
internal ref struct ManifestReader
{
    private const int LongestName = 64;

    private ByteCursor _cursor;
    private ModuleFileError _error;

    private ManifestReader(ReadOnlySpan<byte> section) => _cursor = new ByteCursor(section);

    /// <summary>Reads it. The layout's numbers are not compared with the image here.</summary>
    public static ModuleFileError Read(ReadOnlySpan<byte> section, out ModuleManifest? manifest, out ManifestLayout layout)
    {
        manifest = null;
        layout = default;
        var reader = new ManifestReader(section);
        ModuleFileError error = reader.ReadHead();
        if (error != ModuleFileError.None)
        {
            return error;
        }

        ModuleVersion target = reader.ReadVersion();
        byte[] buildId = reader._cursor.Take(reader._cursor.Byte()).ToArray();
        layout = reader.ReadLayout();
        ModuleManifest read = reader.ReadModule(target, buildId);
        if (!reader._cursor.AtEnd)
        {
            return ModuleFileError.ManifestLengthWrong;
        }

        manifest = reader._error == ModuleFileError.None ? read : null;
        return reader._error;
    }

    private ModuleFileError ReadHead()
    {
        uint format = _cursor.Word();
        ushort processor = _cursor.Half();
        if (_cursor.Failed)
        {
            return ModuleFileError.ManifestLengthWrong;
        }

        if (format != ModuleFileFormat.Version)
        {
            return ModuleFileError.FormatUnknown;
        }

        return processor == ModuleFileFormat.Processor ? ModuleFileError.None : ModuleFileError.ForeignProcessor;
    }

    private ManifestLayout ReadLayout() => new(
        _cursor.Long(), _cursor.Word(), _cursor.Word(), new ImageRange(_cursor.Word(), _cursor.Word()),
        new ImageRange(_cursor.Word(), _cursor.Word()), _cursor.Word());

    private ModuleManifest ReadModule(ModuleVersion target, byte[] buildId)
    {
        uint id = _cursor.Word();
        var flags = (ModuleFlags)_cursor.Word();
        string name = ReadText();
        string description = ReadText();
        string author = ReadText();
        string licence = ReadText();
        byte policy = _cursor.Byte();
        ModuleVersion version = ReadVersion();
        Expect(IsModuleName(name), ModuleFileError.NameWrong);
        Expect(policy <= (byte)FaultPolicy.Panic, ModuleFileError.ManifestValueWrong);
        var metadata = new ModuleMetadata(id, name, version, description, author, licence, flags);
        return new ModuleManifest(metadata, (FaultPolicy)policy, ReadProvides(), ReadRequires(), target, buildId);
    }

    private List<ManifestInterface> ReadProvides()
    {
        List<ManifestInterface> provides = [];
        for (int count = _cursor.Half(); count > 0 && !_cursor.Failed; count--)
        {
            provides.Add(new ManifestInterface(_cursor.Half(), ReadInterfaceName(), ReadVersion()));
        }

        return provides;
    }

    private List<ManifestDependency> ReadRequires()
    {
        List<ManifestDependency> requires = [];
        for (int count = _cursor.Half(); count > 0 && !_cursor.Failed; count--)
        {
            requires.Add(new ManifestDependency(_cursor.Half(), ReadInterfaceName(), ReadRange(), ReadNeed()));
        }

        return requires;
    }

    private DependencyNeed ReadNeed()
    {
        byte need = _cursor.Byte();
        Expect(need <= (byte)DependencyNeed.Optional, ModuleFileError.ManifestValueWrong);
        return (DependencyNeed)need;
    }

    private ModuleVersion ReadVersion() => new(_cursor.Half(), _cursor.Half(), _cursor.Half());

    private VersionRange ReadRange()
    {
        string text = ReadText();
        VersionRange? range = null;
        Expect(text.Length <= LongestName && VersionRange.TryParse(text, out range), ModuleFileError.ManifestValueWrong);
        return range ?? VersionRange.Any;
    }

    private string ReadInterfaceName()
    {
        string name = ReadText();
        Expect(name.Length is > 0 and <= LongestName, ModuleFileError.ManifestValueWrong);
        return name;
    }

    // Texts go to terminals, so nothing that a terminal would take as a command may be in them.
    private string ReadText()
    {
        ReadOnlySpan<byte> bytes = _cursor.Take(_cursor.Half());
        string text = Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : "\0";
        foreach (char character in text)
        {
            Expect(!char.IsControl(character), ModuleFileError.ManifestTextWrong);
        }

        return text;
    }

    private static bool IsModuleName(string name)
    {
        bool known = name.Length is > 0 and <= LongestName && char.IsAsciiLetterLower(name[0]);
        foreach (char character in name)
        {
            known &= char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-';
        }

        return known;
    }

    // The first fault counts.
    private void Expect(bool condition, ModuleFileError error)
    {
        if (!condition && _error == ModuleFileError.None)
        {
            _error = error;
        }
    }
}
