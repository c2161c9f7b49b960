using System;
using System.Text;

namespace Helix.Kernel.Core.Configuration;

/// <summary>
/// Reads a configuration file: lines <c>group.key=value</c>, or <c>key=value</c> below a line <c>[group]</c>; blanks around each part do
/// not count, a value in double quotes keeps its own; lines that begin with <c>#</c> and empty ones are skipped. UTF-8. What cannot be
/// read is skipped and reported; nothing throws.
/// </summary>
public static class ConfigFile
{
    /// <summary>The name of the boot file that configures the kernel.</summary>
    public const string Name = "helix.cfg";

    /// <summary>Bytes beyond so many are cut off.</summary>
    public const int MaximumBytes = 65536;

    /// <summary>Reads a file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="accept">Receives group (empty for the root), key and value (empty if there is none), in order.</param>
    /// <param name="warn">Receives what was skipped and why.</param>
    public static void Read(ReadOnlySpan<byte> content, Action<string, string, string> accept, Action<string> warn)
    {
        if (content.Length > MaximumBytes)
        {
            warn($"{Name} cut off after {MaximumBytes} bytes");
            content = content[..MaximumBytes];
        }

        string group = "";
        string[] lines = Encoding.UTF8.GetString(content).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            bool isGood = line[0] == '[' ? TryReadGroup(line, ref group) : TryReadValue(line, group, accept);
            if (!isGood)
            {
                warn($"{Name}, line {i + 1} skipped, it is no [group] and no key=value");
            }
        }
    }

    private static bool TryReadGroup(string line, ref string group)
    {
        if (line.Length < 3 || line[^1] != ']' || !CommandLine.IsPlain(line[1..^1]))
        {
            return false;
        }

        group = line[1..^1];
        return true;
    }

    private static bool TryReadValue(string line, string group, Action<string, string, string> accept)
    {
        int equals = line.IndexOf('=');
        string name = (equals < 0 ? line : line[..equals]).Trim();
        string value = equals < 0 ? "" : line[(equals + 1)..].Trim();
        if (value.Length >= 2 && value[0] == '"' && value[^1] == '"')
        {
            value = value[1..^1];
        }

        int point = group.Length == 0 ? name.IndexOf('.') : -1;
        string key = name[(point + 1)..];
        if (key.Length == 0 || point == 0 || !CommandLine.IsPlain(name))
        {
            return false;
        }

        accept(point < 0 ? group : name[..point], key, value);
        return true;
    }
}
