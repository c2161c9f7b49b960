using System;
using System.Linq;
using Helix.Drivers.Framebuffer;
using Helix.Interfaces.Console;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Drivers;

[TestFixture]
internal sealed class FramebufferTests() : DriverFixture<FramebufferModule>("framebuffer")
{
    private const int Columns = 20;
    private const int Rows = 4;
    private const int Pitch = (Columns * 8 * 4) + 64;
    private const uint Grey = 0xAAAAAA;

    private IMmioRegion Surface => Context.Resources.Memory("surface").Value;

    [Test]
    public void TheGridIsWhatFits()
    {
        Run();
        Assert.That(Driver.Size, Is.EqualTo(new ConsoleSize(Columns, Rows)));
    }

    [TestCase(24)]
    [TestCase(16)]
    public void OtherPixelsAreNotSupported(int bits)
    {
        var platform = new FakePlatform { Framebuffer = new FramebufferInfo(new PhysicalAddress(0xFD000000), 160, 64, 640, bits, 16, 8, 0) };
        Assert.That(Initialize(platform: platform), Is.EqualTo(Status.NotSupported));
        Assert.That(Context.Messages.Single().Level, Is.EqualTo(LogLevel.Warning));
    }

    [Test]
    public void ACharacterIsPaintedWithItsGlyph()
    {
        Run();
        Driver.Write("I");
        Assert.That(Picture(0, 0), Does.Contain("..####.."));
        Assert.That(Picture(0, 0), Is.EqualTo(Expected('I')));
    }

    [Test]
    public void TheCursorIsACellWithItsColoursExchanged()
    {
        Run();
        Assert.That(Pixel(0, 0), Is.EqualTo(Grey));
        Driver.Write("a");
        Assert.That(Pixel(0, 0), Is.Zero);
        Assert.That(Pixel(8, 0), Is.EqualTo(Grey));
        Assert.That(Driver.SetCursor(new ConsolePosition(5, 2)), Is.EqualTo(Status.Ok));
        Assert.That(Pixel(8, 0), Is.Zero);
        Assert.That(Pixel(40, 32), Is.EqualTo(Grey));
        Assert.That(Driver.GetCursor().Value, Is.EqualTo(new ConsolePosition(5, 2)));
    }

    [TestCase(16, 8, 0, 0x5555FFu)]
    [TestCase(0, 8, 16, 0xFF5555u)]
    public void ColoursGoToTheirFields(int red, int green, int blue, uint expected)
    {
        Run(red, green, blue);
        Driver.SetColours(ConsoleColour.Black, ConsoleColour.BrightBlue);
        Driver.Write(" ");
        Assert.That(Pixel(0, 0), Is.EqualTo(expected));
    }

    [Test]
    public void TextWrapsAndScrolls()
    {
        Run();
        Driver.Write(new string('x', Columns) + "y\nthree\nfour\nfive");
        Assert.That(Picture(0, 0), Is.EqualTo(Expected('y')));
        Assert.That(Picture(0, 3), Is.EqualTo(Expected('f')));
        Assert.That(Picture(1, 0), Is.EqualTo(Expected(' ')));
    }

    [Test]
    public void WritingPaintsOnlyWhatChanges()
    {
        Run();
        Driver.Write("abc");
        Surface.Write32(0, 0x12345678);
        Driver.Write("def");
        Assert.That(Pixel(0, 0), Is.EqualTo(0x12345678));
    }

    [Test]
    public void ClearingFillsWithTheBackground()
    {
        Run();
        Driver.Write("abc");
        Driver.SetColours(ConsoleColour.Grey, ConsoleColour.Blue);
        Driver.Clear();
        Assert.That(Pixel(16, 5), Is.EqualTo(0x0000AA));
        Assert.That(Driver.GetCursor().Value, Is.EqualTo(new ConsolePosition(0, 0)));
    }

    [Test]
    public void ThePaddingOfARowIsLeftAlone()
    {
        Run();
        Driver.Write(new string('\u2588', Columns * 2));
        for (int y = 0; y < Rows * 16; y++)
        {
            Assert.That(Surface.Read32((y * Pitch) + (Columns * 32)), Is.Zero);
        }
    }

    [TestCase(-1, 0)]
    [TestCase(Columns, 0)]
    [TestCase(0, Rows)]
    public void TheCursorStaysInTheGrid(int column, int row)
    {
        Run();
        Assert.That(Driver.SetCursor(new ConsolePosition(column, row)), Is.EqualTo(Status.OutOfRange));
    }

    [Test]
    public void CharactersWithoutAGlyphAreQuestionMarks()
    {
        Assert.That(FontGlyphs.Find('\u65e5'), Is.EqualTo(FontGlyphs.Find('?')));
        Assert.That(FontGlyphs.Find('\0'), Is.EqualTo(FontGlyphs.Find('?')));
        Assert.That(FontGlyphs.Find('\uffff'), Is.EqualTo(FontGlyphs.Find('?')));
        Assert.That(FontGlyphs.Find('\u00e9'), Is.Not.EqualTo(FontGlyphs.Find('?')));
        Assert.That(FontGlyphs.Rows(FontGlyphs.Find('\u2588')).ToArray(), Is.All.EqualTo(0xFF));
        Assert.That(FontGlyphs.Rows(FontGlyphs.Find(' ')).ToArray(), Is.All.Zero);
    }

    private static string Expected(char character)
    {
        string[] rows = FontGlyphs.Rows(FontGlyphs.Find(character)).ToArray()
            .Select(bits => Convert.ToString(bits, 2).PadLeft(8, '0').Replace('0', '.').Replace('1', '#')).ToArray();
        return string.Join("\n", rows);
    }

    private void Run(int red = 16, int green = 8, int blue = 0)
    {
        var info = new FramebufferInfo(new PhysicalAddress(0xFD000000), (Columns * 8) + 5, (Rows * 16) + 3, Pitch, 32, red, green, blue);
        Assert.That(Initialize(platform: new FakePlatform { Framebuffer = info }), Is.EqualTo(Status.Ok));
        Assert.That(Driver.Start(), Is.EqualTo(Status.Ok));
    }

    private uint Pixel(int x, int y) => Surface.Read32((y * Pitch) + (x * 4));

    private string Picture(int column, int row) => string.Join("\n", Enumerable.Range(0, 16).Select(y =>
        string.Concat(Enumerable.Range(0, 8).Select(x => Pixel((column * 8) + x, (row * 16) + y) == Grey ? '#' : '.'))));
}
