using System;
using System.Text;

namespace Helix.Tests.Kernel.Text;

/// <summary><see cref="StringBuilder"/> over chunks.</summary>
internal static class StringBuilderCases
{
    [KernelCase]
    public static void AppendOfManyTypes(CaseOutput output)
    {
        var builder = new StringBuilder();
        builder.Append("text ").Append('c').Append(5).Append(' ').Append(2.5).Append(true).Append(7m).Append([(char)65, 'B']);
        builder.AppendLine().AppendFormat("{0:X4}", 48879).Append($" {1 + 1} ").AppendJoin(", ", 1, 2, 3);
        output.Print(builder.ToString().Replace(Environment.NewLine, "/"));
    }

    [KernelCase]
    public static void EditInPlace(CaseOutput output)
    {
        var builder = new StringBuilder("hello world");
        builder.Insert(5, ",").Replace('o', '0').Replace("w0", "W").Remove(0, 1);
        builder[0] = 'E';
        output.Print(builder.ToString());
        output.Print(builder.Length);
        builder.Length = 3;
        output.Print(builder.ToString());
        output.Throws("index", () => Opaque.Use(builder[10]));
    }

    [KernelCase]
    public static void GrowsOverManyChunks(CaseOutput output)
    {
        var builder = new StringBuilder(4);
        for (int i = 0; i < 5000; i++)
        {
            builder.Append(i % 10);
        }

        builder.Insert(2500, "MIDDLE");
        string text = builder.ToString();
        output.Print(text.Length);
        output.Print(text[2495..2511]);
        int chunks = 0, length = 0;
        foreach (ReadOnlyMemory<char> chunk in builder.GetChunks())
        {
            chunks++;
            length += chunk.Length;
        }

        output.Print(chunks > 1);
        output.Print(length);
    }

    [KernelCase]
    public static void EqualityAndCopy(CaseOutput output)
    {
        var first = new StringBuilder("same");
        var second = new StringBuilder(100).Append("sa").Append("me");
        output.Print(first.Equals(second));
        char[] target = new char[4];
        second.CopyTo(1, target, 0, 3);
        output.Print(new string(target, 0, 3));
        output.Print(first.Clear().Length);
        output.Throws("limit", static () => new StringBuilder(2, 4).Append("too long"));
    }
}
