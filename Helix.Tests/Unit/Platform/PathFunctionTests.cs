using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Helix.Kernel.Runtime.Platform;
using NUnit.Framework;

namespace Helix.Tests.Unit.Platform;

/// <summary>Files: there are none, and everything says so with the right error.</summary>
[TestFixture]
internal sealed unsafe class PathFunctionTests : PlatformFixture
{
    [TestCase("/", true)]
    [TestCase(".", true)]
    [TestCase("//", true)]
    [TestCase("/./", true)]
    [TestCase("/.", true)]
    [TestCase("", false)]
    [TestCase("..", false)]
    [TestCase("/etc", false)]
    [TestCase("/.x", false)]
    [TestCase("x", false)]
    public void OnlyTheRootExists(string path, bool exists)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(path + "\0"))
        {
            FileStatus status;
            Assert.That(PathFunctions.Status(text, &status), Is.EqualTo(exists ? 0 : -1));
            Assert.That(PathFunctions.Access(text, 4), Is.EqualTo(exists ? 0 : -1));
            Assert.That(PathFunctions.ChangeDirectory(text), Is.EqualTo(exists ? 0 : -1));
            Assert.That(PathFunctions.OpenDirectory(text) != 0, Is.EqualTo(exists));
            Assert.That(!exists || (status.Mode & 0xF000) == FileStatus.Directory);
        }
    }

    [Test]
    public void OpeningFailsAsItMust()
    {
        fixed (byte* file = "/a\0"u8, root = "/\0"u8)
        {
            Assert.That(PathFunctions.Open(file, 0, 0), Is.EqualTo((nint)(-1)));
            Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.ENOENT));
            PathFunctions.Open(file, 0x21, 0);
            Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.EROFS));
            PathFunctions.Open(root, 0, 0);
            Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.EISDIR));
        }
    }

    [Test]
    public void ConsoleDescriptorsAreCharacterDevicesWithoutPosition()
    {
        FileStatus status;
        Assert.That(DescriptorFunctions.Status(1, &status), Is.Zero);
        Assert.That(status.Mode & 0xF000, Is.EqualTo(FileStatus.CharacterDevice));
        Assert.That(DescriptorFunctions.Seek(1, 0, 0), Is.EqualTo(-1));
        Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.ESPIPE));
        Assert.That(DescriptorFunctions.Seek(44, 0, 0), Is.EqualTo(-1));
        Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.EBADF));
    }

    [Test]
    public void CurrentDirectoryNeedsTwoBytes()
    {
        byte* buffer = stackalloc byte[2];
        Assert.That((long)(nint)PathFunctions.CurrentDirectory(buffer, 1), Is.Zero);
        Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.ERANGE));
        Assert.That(Marshal.PtrToStringUTF8((nint)PathFunctions.CurrentDirectory(buffer, 2)), Is.EqualTo("/"));
    }

    /// <summary>The structures are the class library's: sizes and offsets as it declares them.</summary>
    [Test]
    public void LayoutsAreThoseOfTheClassLibrary()
    {
        Assert.That(sizeof(FileStatus), Is.EqualTo(120));
        Assert.That((int)Marshal.OffsetOf<FileStatus>(nameof(FileStatus.SizeBytes)), Is.EqualTo(16));
        Assert.That((int)Marshal.OffsetOf<FileStatus>(nameof(FileStatus.Node)), Is.EqualTo(104));
        Assert.That(sizeof(PollEvent), Is.EqualTo(8));
        Assert.That(sizeof(WindowSize), Is.EqualTo(8));
    }
}
