using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Helix.Sdk.Cli;

namespace Helix.Tests.Boot.Emulation;

/// <summary>The screen in text mode and the keyboard of a machine, reached through the emulator.</summary>
public static class MachineScreen
{
    private const int Columns = 80;
    private const int Rows = 25;
    private const int TextMemory = 0xB8000;

    /// <summary>Reads the screen: 25 lines, blanks at their ends removed.</summary>
    public static async Task<string> ReadScreenAsync(this QemuMachine machine)
    {
        string dump = await machine.MonitorAsync($"xp /{Columns * Rows}hx 0x{TextMemory:x}");
        char[] cells = [.. dump
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(static line => line[(line.IndexOf(':') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(static word => word.StartsWith("0x", StringComparison.Ordinal))
            .Select(static word => (char)(ushort.Parse(word.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0xFF))];
        var screen = new StringBuilder();
        foreach (char[] row in cells.Chunk(Columns))
        {
            screen.AppendLine(new string(row).Replace('\0', ' ').TrimEnd());
        }

        return screen.ToString();
    }

    /// <summary>Presses the keys of a line of lower-case letters, digits and blanks, then Enter.</summary>
    public static async Task PressAsync(this QemuMachine machine, string line)
    {
        foreach (char character in line)
        {
            await machine.MonitorAsync("sendkey " + (character == ' ' ? "spc" : character.ToString()));
            await Task.Delay(120);
        }

        try
        {
            await machine.MonitorAsync("sendkey ret");
        }
        catch (HelixException) when (line == "poweroff")
        {
            // The machine may be off before its monitor answers; the caller asserts how it ended.
        }
    }
}
