using System;
using System.IO;
using System.Text;

namespace Helix.Tests.Kernel.Library;

/// <summary>Streams and readers over memory.</summary>
internal static class StreamCases
{
    [KernelCase]
    public static void MemoryStreams(CaseOutput output)
    {
        using var stream = new MemoryStream();
        stream.Write([1, 2, 3, 4, 5]);
        stream.WriteByte(6);
        stream.Position = 2;
        output.Print(stream.ReadByte());
        byte[] buffer = new byte[10];
        output.Print(stream.Read(buffer, 0, 10));
        output.Print(stream.ReadByte());
        stream.Seek(-2, SeekOrigin.End);
        stream.SetLength(5);
        output.PrintAll(stream.ToArray());
        output.Throws("fixed", static () => new MemoryStream(new byte[2]).Write(new byte[3]));
    }

    [KernelCase]
    public static void BinaryReadersAndWriters(CaseOutput output)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(42);
            writer.Write("text é");
            writer.Write(1.5);
            writer.Write(true);
            writer.Write7BitEncodedInt(300);
            writer.Write(12.50m);
        }

        output.Print(stream.Length);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        output.Print($"{reader.ReadInt32()} {reader.ReadString()} {reader.ReadDouble()} {reader.ReadBoolean()} {reader.Read7BitEncodedInt()} {reader.ReadDecimal()}");
        output.Throws("end", () => reader.ReadInt64());
    }

    [KernelCase]
    public static void TextReadersAndWriters(CaseOutput output)
    {
        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine("first {0}", 1);
        text.Write("second");
        var reader = new StringReader(text.ToString());
        output.Print(reader.ReadLine());
        output.Print((char)reader.Peek());
        output.Print(reader.ReadToEnd());
        output.Print(reader.ReadLine() is null);
    }

    [KernelCase]
    public static void StreamReadersDecode(CaseOutput output)
    {
        byte[] bytes = Encoding.UTF8.GetBytes("line é 1\r\nline 😀 2\nlast");
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, false, 128);
        while (reader.ReadLine() is { } line)
        {
            output.Print(line);
        }

        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false), 64, leaveOpen: true))
        {
            for (int i = 0; i < 100; i++)
            {
                writer.Write("€" + i);
            }
        }

        output.Print(stream.Length);
    }

    [KernelCase]
    public static void CopyAndAsynchronousReads(CaseOutput output)
    {
        using var source = new MemoryStream(new byte[5000]);
        using var target = new MemoryStream();
        source.CopyTo(target, 333);
        output.Print(target.Length);
        source.Position = 4990;
        output.Print(source.ReadAsync(new byte[100], 0, 100).GetAwaiter().GetResult());
        output.Throws("closed", () =>
        {
            target.Dispose();
            target.WriteByte(1);
        });
    }

    [KernelCase]
    public static void PathsAreText(CaseOutput output)
    {
        output.Print(Path.Combine("a", "b", "c.txt"));
        output.Print(Path.GetFileName("/x/y.z") + " " + Path.GetExtension("y.tar.gz") + " " + Path.GetFileNameWithoutExtension("/q/r.s"));
        output.Print(Path.GetDirectoryName("/x/y/z"));
        output.Print(Path.GetFullPath("/a/./b/../c"));
    }
}
