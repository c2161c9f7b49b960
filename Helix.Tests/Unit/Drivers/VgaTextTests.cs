using System.Text;
using Helix.Drivers.VgaText;
using Helix.Interfaces.Console;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Drivers;

[TestFixture]
internal sealed class VgaTextTests() : DriverFixture<VgaTextModule>("vgatext")
{
    private FakeIndexedRegisters _controller = null!;

    private IMmioRegion Memory => Context.Resources.Memory("text").Value;

    private int Cursor => (_controller.Registers[0x0E] << 8) | _controller.Registers[0x0F];

    [SetUp]
    public void Plug()
    {
        _controller = new FakeIndexedRegisters();
        Hardware.Attach(0x3D4, 2, _controller);
    }

    [Test]
    public void WithoutAControllerTheDeviceIsAbsent()
    {
        NewMachine();
        Assert.That(Initialize(), Is.EqualTo(Status.DeviceAbsent));
    }

    [Test]
    public void WithAFramebufferTheTextScreenIsAbsent()
    {
        var platform = new FakePlatform { Framebuffer = new FramebufferInfo(new PhysicalAddress(0xFD000000), 800, 600, 3200, 32, 16, 8, 0) };
        Assert.That(Initialize(platform: platform), Is.EqualTo(Status.DeviceAbsent));
    }

    [Test]
    public void TextAppearsInItsColours()
    {
        Start();
        Driver.Write("a");
        Driver.SetColours(ConsoleColour.Yellow, ConsoleColour.Blue);
        Driver.Write("b");
        Assert.That(Memory.Read16(0), Is.EqualTo(0x0761));
        Assert.That(Memory.Read16(2), Is.EqualTo(0x1E62));
        Assert.That(Cursor, Is.EqualTo(2));
    }

    [Test]
    public void ABrightBackgroundDoesNotBlink()
    {
        Start();
        Driver.SetColours(ConsoleColour.Black, ConsoleColour.White);
        Driver.Write("x");
        Assert.That(Memory.Read8(1) & 0x80, Is.Zero);
    }

    [Test]
    public void ToldToItGoesOnBelowWhatIsThere()
    {
        _controller.Registers[0x0F] = 160;
        Start("vgatext.keep");
        Driver.Write("x");
        Assert.That(Memory.Read8(320), Is.EqualTo((byte)'x'));
    }

    [Test]
    public void ItStartsWithAClearScreen()
    {
        _controller.Registers[0x0F] = 160;
        Start();
        Assert.That(Memory.Read16(0), Is.EqualTo(0x0720));
        Assert.That(Cursor, Is.Zero);
    }

    [Test]
    public void ControlCharactersMoveTheCursor()
    {
        Start();
        Driver.Write("abc\rX\tY\n\u0007Z\b");
        Assert.That(Row(0), Is.EqualTo("Xbc     Y"));
        Assert.That(Row(1), Is.EqualTo("Z"));
        Assert.That(Driver.GetCursor().Value, Is.EqualTo(new ConsolePosition(0, 1)));
        Assert.That(Cursor, Is.EqualTo(80));
    }

    [Test]
    public void SteppingBackCrossesRowsAndStopsAtTheStart()
    {
        Start();
        Driver.Write("a\n\b\b");
        Assert.That(Driver.GetCursor().Value, Is.EqualTo(new ConsolePosition(78, 0)));
        Driver.Write(new string('\b', 200));
        Assert.That(Driver.GetCursor().Value, Is.EqualTo(new ConsolePosition(0, 0)));
    }

    [Test]
    public void LongTextContinuesInTheNextRow()
    {
        Start();
        Driver.Write(new string('x', 81));
        Assert.That(Row(1), Is.EqualTo("x"));
    }

    [Test]
    public void TheScreenScrollsAtTheBottom()
    {
        Start();
        for (int i = 0; i < 25; i++)
        {
            Driver.Write($"\nline {i}");
        }

        Assert.That(Row(0), Is.EqualTo("line 0"));
        Assert.That(Row(24), Is.EqualTo("line 24"));
        Driver.Write("\n");
        Assert.That(Row(23), Is.EqualTo("line 24"));
        Assert.That(Row(24), Is.Empty);
    }

    [Test]
    public void ClearingFillsTheScreenWithTheColours()
    {
        Start();
        Driver.Write("text");
        Driver.SetColours(ConsoleColour.White, ConsoleColour.Red);
        Driver.Clear();
        Assert.That(Memory.Read16(0), Is.EqualTo(0x4F20));
        Assert.That(Memory.Read16((80 * 25 * 2) - 2), Is.EqualTo(0x4F20));
        Assert.That(Cursor, Is.Zero);
    }

    [Test]
    public void TheCursorStaysOnTheScreen()
    {
        Start();
        Assert.That(Driver.SetCursor(new ConsolePosition(79, 24)), Is.EqualTo(Status.Ok));
        Assert.That(Cursor, Is.EqualTo(1999));
        Assert.That(Driver.SetCursor(new ConsolePosition(80, 0)), Is.EqualTo(Status.OutOfRange));
        Assert.That(Driver.SetCursor(new ConsolePosition(0, 25)), Is.EqualTo(Status.OutOfRange));
        Assert.That(Driver.SetCursor(new ConsolePosition(-1, 0)), Is.EqualTo(Status.OutOfRange));
    }

    [TestCase('é', 0x82)]
    [TestCase('█', 0xDB)]
    [TestCase('─', 0xC4)]
    [TestCase('日', (byte)'?')]
    public void CharactersAreShownInTheCodePage(char character, byte code)
    {
        Start();
        Driver.Write(character.ToString());
        Assert.That(Memory.Read8(0), Is.EqualTo(code));
    }

    private string Row(int row)
    {
        var text = new StringBuilder();
        for (int column = 0; column < 80; column++)
        {
            byte code = Memory.Read8((row * 160) + (column * 2));
            text.Append(code == 0 ? ' ' : (char)code);
        }

        return text.ToString().TrimEnd();
    }
}
