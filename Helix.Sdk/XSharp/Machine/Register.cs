using System;
using System.Collections.Generic;
using System.Globalization;

namespace Helix.Sdk.XSharp.Machine;

/// <summary>A register of x86-64.</summary>
/// <param name="Name">Its name in NASM, lower case.</param>
/// <param name="Class">Register file.</param>
/// <param name="Bits">Width.</param>
/// <param name="LongOnly">Whether it exists in 64-bit code only.</param>
internal sealed record Register(string Name, RegisterClass Class, int Bits, bool LongOnly)
{
    private static readonly Dictionary<string, Register> _all = Build();
    private static readonly Dictionary<string, Register>.AlternateLookup<ReadOnlySpan<char>> _lookup =
        _all.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether it is AL, AX, EAX or RAX.</summary>
    public bool IsAccumulator => Name is "al" or "ax" or "eax" or "rax";

    /// <summary>Finds a register by name, in any case.</summary>
    public static Register? Find(string name) =>
        name.Length <= 5 && _lookup.TryGetValue(name, out Register? register) ? register : null;

    /// <summary>The accumulator or data register of a width, for the implied operands of division.</summary>
    public static Register OfWidth(string word, int bits) => bits switch
    {
        16 => _all[word],
        32 => _all["e" + word],
        _ => _all["r" + word],
    };

    private static Dictionary<string, Register> Build()
    {
        var all = new Dictionary<string, Register>(StringComparer.OrdinalIgnoreCase);
        void Add(string name, RegisterClass kind, int bits, bool longOnly = false) =>
            all.Add(name, new Register(name, kind, bits, longOnly));

        foreach (string name in new[] { "al", "ah", "bl", "bh", "cl", "ch", "dl", "dh" })
        {
            Add(name, RegisterClass.General, 8);
        }

        foreach (string name in new[] { "sil", "dil", "spl", "bpl" })
        {
            Add(name, RegisterClass.General, 8, true);
        }

        foreach (string name in new[] { "ax", "bx", "cx", "dx", "si", "di", "sp", "bp" })
        {
            Add(name, RegisterClass.General, 16);
            Add("e" + name, RegisterClass.General, 32);
            Add("r" + name, RegisterClass.General, 64, true);
        }

        foreach (string name in new[] { "cs", "ds", "es", "fs", "gs", "ss" })
        {
            Add(name, RegisterClass.Segment, 16);
        }

        for (int i = 0; i < 16; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            if (i >= 8)
            {
                Add("r" + number + "b", RegisterClass.General, 8, true);
                Add("r" + number + "w", RegisterClass.General, 16, true);
                Add("r" + number + "d", RegisterClass.General, 32, true);
                Add("r" + number, RegisterClass.General, 64, true);
            }
            else
            {
                Add("st" + number, RegisterClass.Float, 80);
                Add("mm" + number, RegisterClass.Mmx, 64);
                Add("dr" + number, RegisterClass.Debug, 64);
            }

            if (i is 0 or 2 or 3 or 4 or 8)
            {
                Add("cr" + number, RegisterClass.Control, 64, i == 8);
            }

            Add("xmm" + number, RegisterClass.Vector, 128, i >= 8);
            Add("ymm" + number, RegisterClass.Vector, 256, i >= 8);
        }

        return all;
    }
}
