using System.IO;
using Helix.Sdk.XSharp;
using NUnit.Framework;

namespace Helix.Tests.XSharp;

/// <summary>The compiler over files, through to the assembler.</summary>
[TestFixture]
public sealed class ToolTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("helix-xsharp").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [TestCase("out.asm", 0x62)]
    [TestCase("sub/out.o", 0x7F)]
    [TestCase("out.bin", 0x90)]
    public void Writes_what_the_output_name_says(string output, int firstByte)
    {
        (int code, string errors) = Run("namespace T\nfunction F {\nnop\n}\n", output);
        Assert.That(errors, Is.Empty);
        Assert.That(code, Is.Zero);
        Assert.That(File.ReadAllBytes(Path.Combine(_folder, output))[0], Is.EqualTo(firstByte));
    }

    [Test]
    public void Reports_a_missing_file()
    {
        var errors = new StringWriter();
        Assert.That(XSharpTool.Run(Path.Combine(_folder, "gone.xs"), null, new XSharpOptions(), errors), Is.EqualTo(1));
        Assert.That(errors.ToString(), Does.Contain("error XS0301"));
    }

    [Test]
    public void Writes_nothing_when_there_are_errors()
    {
        (int code, string errors) = Run("foo\n", "out.o");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(errors, Does.Contain("in.xs(1,1): error XS0107"));
        Assert.That(File.Exists(Path.Combine(_folder, "out.o")), Is.False);
    }

    [Test]
    public void Errors_of_the_assembler_name_the_source_line()
    {
        (int code, string errors) = Run("nop\nbsf AL, BL\n", "out.o");
        Assert.That(code, Is.Not.Zero);
        Assert.That(errors, Does.Match(@"in\.xs\(2\) ?: error"));
    }

    [Test]
    public void Reads_included_files_beside_the_source()
    {
        File.WriteAllText(Path.Combine(_folder, "other.xs"), "const Five = 5\n");
        (int code, string errors) = Run("include 'other.xs'\nEAX = #Five\n", "out.bin");
        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllBytes(Path.Combine(_folder, "out.bin")), Is.EqualTo(new byte[] { 0xB8, 5, 0, 0, 0 }));
    }

    /// <summary>Without the assembler the tool says so: XS0302.</summary>
    [Test]
    public void Reports_a_missing_assembler()
    {
        string? path = System.Environment.GetEnvironmentVariable("PATH");
        try
        {
            System.Environment.SetEnvironmentVariable("PATH", _folder);
            Assert.That(Run("nop\n", "out.o").Errors, Does.Contain("error XS0302"));
        }
        finally
        {
            System.Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    private (int Code, string Errors) Run(string source, string output)
    {
        string input = Path.Combine(_folder, "in.xs");
        File.WriteAllText(input, source);
        var errors = new StringWriter();
        int code = XSharpTool.Run(input, Path.Combine(_folder, output), new XSharpOptions(), errors);
        return (code, errors.ToString());
    }
}
