using System;
using System.Text;

namespace Helix.Tests.Kernel.Text;

/// <summary>Encodings, invalid input, base 64, hexadecimal.</summary>
internal static class EncodingCases
{
    private const string Mixed = "Aé€😀z";

    [KernelCase]
    public static void Utf8(CaseOutput output)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Mixed);
        output.Print(Convert.ToHexString(bytes));
        output.Print(Encoding.UTF8.GetString(bytes) == Mixed);
        output.Print(Encoding.UTF8.GetByteCount(Mixed) + " " + Encoding.UTF8.GetCharCount(bytes));
        output.Print(Convert.ToHexString("literal é"u8));
        output.Print(Convert.ToHexString(Encoding.UTF8.GetPreamble()));
    }

    [KernelCase]
    public static void InvalidUtf8(CaseOutput output)
    {
        byte[][] damaged = [[0x41, 0xFF, 0x42], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0xC0, 0x80]];
        foreach (byte[] bytes in damaged)
        {
            string text = Encoding.UTF8.GetString(bytes);
            output.Print(string.Join(" ", Array.ConvertAll(text.ToCharArray(), static c => ((int)c).ToString("X4"))));
        }

        output.Throws("strict", static () => new UTF8Encoding(false, true).GetString([0xFF]));
        output.Print(Convert.ToHexString(Encoding.UTF8.GetBytes("\uD800x")));
    }

    [KernelCase]
    public static void Utf16AndUtf32(CaseOutput output)
    {
        output.Print(Convert.ToHexString(Encoding.Unicode.GetBytes(Mixed)));
        output.Print(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("A€")));
        output.Print(Convert.ToHexString(Encoding.UTF32.GetBytes("😀")));
        output.Print(Encoding.Unicode.GetString([0x41, 0, 0xAC, 0x20]));
    }

    [KernelCase]
    public static void AsciiAndLatin1(CaseOutput output)
    {
        output.Print(Convert.ToHexString(Encoding.ASCII.GetBytes("Aé€")));
        output.Print(Convert.ToHexString(Encoding.Latin1.GetBytes("Aé€")));
        output.Print(Encoding.Latin1.GetString([0x41, 0xE9]));
        output.Print(Encoding.ASCII.GetString([0x41, 0xE9]));
        output.Print(Ascii.IsValid("plain") && !Ascii.IsValid("é"));
    }

    [KernelCase]
    public static void DecoderKeepsStateAcrossCalls(CaseOutput output)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Mixed);
        Decoder decoder = Encoding.UTF8.GetDecoder();
        var text = new StringBuilder();
        char[] buffer = new char[4];
        foreach (byte value in bytes)
        {
            int count = decoder.GetChars([value], 0, 1, buffer, 0);
            text.Append(buffer, 0, count);
        }

        output.Print(text.ToString() == Mixed);
    }

    [KernelCase]
    public static void LongTextRoundTrips(CaseOutput output)
    {
        var builder = new StringBuilder();
        for (int i = 0; i < 3000; i++)
        {
            builder.Append((char)('a' + (i % 26)));
            if (i % 97 == 0)
            {
                builder.Append("ü漢😀");
            }
        }

        string text = builder.ToString();
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        output.Print(bytes.Length);
        output.Print(Encoding.UTF8.GetString(bytes) == text);
    }

    [KernelCase]
    public static void Base64AndHex(CaseOutput output)
    {
        byte[] bytes = new byte[20];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i * 13);
        }

        for (int length = 0; length < 7; length++)
        {
            output.Print(Convert.ToBase64String(bytes, 0, length));
        }

        string text = Convert.ToBase64String(bytes);
        output.Print(Convert.FromBase64String(text).AsSpan().SequenceEqual(bytes));
        output.Print(Convert.ToHexStringLower(bytes));
        output.Print(Convert.FromHexString("00ffA5")[2]);
        output.Throws("base64", static () => Convert.FromBase64String("a?="));
        output.Throws("hex", static () => Convert.FromHexString("abc"));
    }

    [KernelCase]
    public static void Normalisation(CaseOutput output)
    {
        output.Print("plain".Normalize() == "plain");
        output.Print("plain".IsNormalized());
        output.Print(Rune.ToUpperInvariant(new Rune('ñ')).ToString());
        output.Print(Rune.TryCreate('\uD800', out _));
    }
}
