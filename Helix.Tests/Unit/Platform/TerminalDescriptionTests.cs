using System;
using System.Reflection;
using System.Text;
using Helix.Kernel.Runtime.Platform;
using NUnit.Framework;

namespace Helix.Tests.Unit.Platform;

/// <summary>
/// The terminal's description, read as the class library reads it: opened, measured, read, and parsed by its own code.
/// </summary>
[TestFixture]
internal sealed unsafe class TerminalDescriptionTests : PlatformFixture
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    // ^ stands for the escape character, which the names of test cases cannot hold.
    [TestCase(5, "^[H^[2J")]
    [TestCase(6, "^[K")]
    [TestCase(10, "^[%i%p1%d;%p2%dH")]
    [TestCase(14, "\b")]
    [TestCase(297, "^[39;49m")]
    [TestCase(359, "^[38;5;%p1%dm")]
    [TestCase(360, "^[48;5;%p1%dm")]
    [TestCase(89, null)]
    public void ClassLibraryFindsTheCapability(int index, string? expected)
    {
        Type database = typeof(Console).Assembly.GetType("System.TermInfo+Database")
            ?? throw new InvalidOperationException("the parser has moved");
        object parsed = Activator.CreateInstance(database, Any, null, ["xterm", ReadFile()], null)!;
        MethodInfo getString = database.GetMethod("GetString", Any)!;
        object name = Enum.ToObject(getString.GetParameters()[0].ParameterType, index);
        Assert.That(getString.Invoke(parsed, [name]), Is.EqualTo(expected?.Replace('^', '\u001b')));
        MethodInfo getNumber = database.GetMethod("GetNumber", Any)!;
        object colours = Enum.ToObject(getNumber.GetParameters()[0].ParameterType, 13);
        Assert.That(getNumber.Invoke(parsed, [colours]), Is.EqualTo(16));
    }

    [Test]
    public void FileCanOnlyBeReadAtOffsets()
    {
        nint descriptor = Open(0);
        byte* buffer = stackalloc byte[8];
        Assert.That(DescriptorFunctions.Seek(descriptor, 0, 1), Is.Zero);
        Assert.That(DescriptorFunctions.Seek(descriptor, 5, 0), Is.EqualTo(-1));
        Assert.That(DescriptorFunctions.ReadAt(descriptor, buffer, 8, TerminalDescription.SizeBytes - 3), Is.EqualTo(3));
        Assert.That(DescriptorFunctions.ReadAt(descriptor, buffer, 8, long.MaxValue), Is.Zero);
        Assert.That(DescriptorFunctions.ReadAt(descriptor, buffer, 8, -1), Is.EqualTo(-1));
        Assert.That(Descriptors.Write(descriptor, buffer, 1), Is.EqualTo(-1));
        Assert.That(Descriptors.Read(descriptor, buffer, 1), Is.EqualTo(-1));
        Assert.That(Terminal.IsTerminal(descriptor), Is.Zero);
        Assert.That(Descriptors.Close(descriptor), Is.Zero);
        Assert.That(Open(1), Is.EqualTo((nint)(-1)), "opening for writing is refused");
    }

    private static byte[] ReadFile()
    {
        nint descriptor = Open(0x10);
        FileStatus status;
        Assert.That(DescriptorFunctions.Status(descriptor, &status), Is.Zero);
        Assert.That(status.Mode & 0xF000, Is.EqualTo(FileStatus.RegularFile));
        byte[] data = new byte[status.SizeBytes];
        fixed (byte* start = data)
        {
            Assert.That(DescriptorFunctions.ReadAt(descriptor, start, data.Length, 0), Is.EqualTo(data.Length));
        }

        Descriptors.Close(descriptor);
        return data;
    }

    private static nint Open(int flags)
    {
        fixed (byte* path = Encoding.UTF8.GetBytes("/etc/terminfo/x/xterm\0"))
        {
            return PathFunctions.Open(path, flags, 0);
        }
    }
}
