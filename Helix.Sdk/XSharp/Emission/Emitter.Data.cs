using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Helix.Sdk.XSharp.Binding;
using Helix.Sdk.XSharp.Machine;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Emission;

/// <summary>
/// Sections and data. Until the source names a section, code goes to .text, variables with a value to .data and
/// others to .bss; after that everything stays in the named section, in the order of the source.
/// </summary>
internal sealed partial class Emitter
{
    private const long LargestReservation = 1L << 32;

    private string _section = "";
    private bool _isExplicit;
    private bool _isEmpty;
    private bool _isCode;

    private void OpenSection(string name, string attributes)
    {
        _section = name;
        _isEmpty = name.StartsWith(".bss", System.StringComparison.Ordinal) || attributes.Contains(" nobits");
        _isCode = name.StartsWith(".text", System.StringComparison.Ordinal)
            || attributes.Replace("noexec", "", System.StringComparison.Ordinal).Contains(" exec");
        Text($"section {name}{attributes}");
    }

    private void EmitSection(SectionStatement statement)
    {
        _isExplicit = true;
        OpenSection(statement.Name, statement.Attributes);
    }

    /// <summary>Goes to a section of the default layout; returns the one to come back to.</summary>
    private string EnterDefault(string name)
    {
        string before = _section;
        if (!options.Cosmos && !_isExplicit && before != name)
        {
            OpenSection(name, "");
        }

        return before;
    }

    private void LeaveDefault(string name)
    {
        if (!options.Cosmos && !_isExplicit && _section != name)
        {
            OpenSection(name, "");
        }
    }

    private void EmitVar(VarStatement statement)
    {
        int bits = statement.Bits != 0 ? statement.Bits : options.Cosmos || _bits != 64 ? 32 : 64;
        string name = NameOfDefinition(statement.Name, statement.IsGlobal);
        Define(name, SymbolKind.Variable, statement.Bits != 0 ? bits : _bits == 64 ? 64 : 0, null, statement.Position);
        long count = 1;
        if (statement.Count != null && !TryNumber(statement.Count, "the number of elements", 0, LargestReservation, out count))
        {
            NeedsSecondCollection = true;
            return;
        }

        string section = EnterDefault(statement.Items.Count == 0 ? ".bss" : ".data");
        if (!options.Cosmos && !_isExplicit && bits > 8)
        {
            Text(_isEmpty ? $"alignb {bits / 8}" : $"align {bits / 8}, db 0");
        }

        Line(statement.Position);
        Export(name, ":data");
        Label(Escaped(name));
        if (statement.Items.Count == 0)
        {
            Reserve(bits, count);
        }
        else
        {
            EmitItems(bits, statement.Items, out long written);
            if (statement.Count != null && written > count)
            {
                Error(statement.Position, "XS0241", $"{written} values for {count} elements");
            }
            else if (written < count)
            {
                Reserve(bits, count - written);
            }
        }

        LeaveDefault(section);
    }

    private void Reserve(int bits, long count)
    {
        string number = count.ToString(CultureInfo.InvariantCulture);
        char letter = DataSize.Letter(bits);
        Text(_isEmpty ? $"    res{letter} {number}" : count == 1 ? $"    d{letter} 0" : $"    times {number} d{letter} 0");
    }

    private void EmitData(DataStatement statement)
    {
        Line(statement.Position);
        EmitItems(statement.Bits, statement.Items, out _);
    }

    private void EmitItems(int bits, IReadOnlyList<DataItem> items, out long written)
    {
        if (_isEmpty)
        {
            Error(items[0].Value?.Position ?? default, "XS0242", $"section {_section} holds no data; use 'reserve' or another section");
        }

        written = 0;
        _out.Append("    d").Append(DataSize.Letter(bits)).Append(' ');
        bool isFirst = true;
        foreach (DataItem item in items)
        {
            if (!isFirst)
            {
                _out.Append(", ");
            }

            isFirst = false;
            if (item.Text != null)
            {
                written += EmitText(item.Text);
            }
            else
            {
                written++;
                _out.Append(FormatImmediate(new ImmediateOperand(item.Value!, true, 0, item.Value!.Position), bits, true));
            }
        }

        _out.Append('\n');
    }

    /// <summary>Text, one element for each byte of its UTF-8 form.</summary>
    private int EmitText(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length == 0)
        {
            _out.Append("''");
            return 0;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            _out.Append(i == 0 ? "" : ", ").Append(bytes[i]);
        }

        return bytes.Length;
    }

    private void EmitReserve(ReserveStatement statement)
    {
        Line(statement.Position);
        if (TryNumber(statement.Count, "the number of elements", 0, LargestReservation, out long count))
        {
            Reserve(statement.Bits, count);
        }
    }

    private void EmitAlign(AlignStatement statement)
    {
        if (!TryNumber(statement.Value, "an alignment", 1, 1 << 30, out long value))
        {
            return;
        }

        if ((value & (value - 1)) != 0)
        {
            Error(statement.Value.Position, "XS0243", $"an alignment is a power of two, not {value}");
            return;
        }

        Text(_isEmpty ? $"alignb {value}" : _isCode ? $"align {value}" : $"align {value}, db 0");
    }

    private void EmitConst(ConstStatement statement)
    {
        string bare = Spell(statement.Name).TrimStart('.').Replace('.', '_');
        string name = InNamespace("Const_" + bare);
        Define(name, SymbolKind.Constant, 0, statement.Value, statement.Position);
        string value = Format(statement.Value);
        bool isNumber = TryEvaluate(statement.Value, out _);
        Text(options.Cosmos || !isNumber ? $"{name} equ {value}" : $"%define {name} {value}");
    }

    private void EmitExtern(ExternStatement statement)
    {
        foreach (Name external in statement.Names)
        {
            string bare = Spell(external).TrimStart('.').Replace('.', '_');
            string name = statement.InNamespace ? InNamespace(bare) : bare;
            if (collecting)
            {
                symbols.Add(new Symbol(name, SymbolKind.External, statement.Bits, null, statement.Position));
            }
            else if (symbols.Find(name) is { Kind: SymbolKind.External } && _declared.Add(name))
            {
                Text($"extern {Escaped(name)}");
            }
        }
    }
}
