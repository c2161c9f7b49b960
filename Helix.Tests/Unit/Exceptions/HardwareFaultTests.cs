using Helix.Kernel.Runtime.Exceptions;
using NUnit.Framework;

namespace Helix.Tests.Unit.Exceptions;

[TestFixture]
[NonParallelizable]
internal sealed unsafe class HardwareFaultTests
{
    private const ulong ThrowHelper = 0x7777_0000;

    private TableImage _image = null!;

    [SetUp]
    public void SetUp()
    {
        _image = new TableImage();
        Assert.That(CodeRanges.Register(_image.Range), Is.True);
        HardwareFault.SetThrowHelper(ThrowHelper);
    }

    [TearDown]
    public void TearDown()
    {
        CodeRanges.Unregister(_image.Code);
        _image.Dispose();
    }

    [TestCase(14, 0x0ul, 0x0u)]
    [TestCase(14, 0xfffful, 0x0u)]
    [TestCase(14, 0x10000ul, 0xC0000005u)]
    [TestCase(13, 0x0ul, 0xC0000005u)]
    [TestCase(17, 0x0ul, 0x80000002u)]
    public void FaultsOfManagedCodeAreThrown(int vector, ulong address, uint code)
    {
        FaultFrame frame = Frame(_image.Code + 0x10);
        Assert.That(HardwareFault.TryRaise(ref frame, vector, address), Is.True);
        Assert.That(frame.Rip, Is.EqualTo(ThrowHelper));
        Assert.That(frame.Rdi, Is.EqualTo(code));
        Assert.That(frame.Rsi, Is.EqualTo(_image.Code + 0x10));
        Assert.That(frame.Rflags, Is.EqualTo(0x202), "direction flag off, interrupts as they were");
        Assert.That((frame.Rsp, frame.Rbx, frame.R15), Is.EqualTo((0x5000ul, 3ul, 15ul)));
    }

    [TestCase(0, 0xC0000094u)]
    [TestCase(-1, 0xC0000095u)]
    public void DivisionErrorsAreToldApart(int divisor, uint code)
    {
        byte* instruction = _image.At(0x20);
        instruction[0] = 0xf7;
        instruction[1] = 0xf9;
        FaultFrame frame = Frame((ulong)instruction);
        frame.Rcx = (ulong)divisor;
        Assert.That(HardwareFault.TryRaise(ref frame, 0, 0), Is.True);
        Assert.That(frame.Rdi, Is.EqualTo(code));
    }

    [TestCase(6)]
    [TestCase(8)]
    [TestCase(12)]
    public void OtherFaultsAreNot(int vector) => AssertUntouched(_image.Code, vector);

    [Test]
    public void FaultsOfOtherCodeAreNot() => AssertUntouched(0x1234, 14);

    private static void AssertUntouched(ulong rip, int vector)
    {
        FaultFrame frame = Frame(rip);
        Assert.That(HardwareFault.TryRaise(ref frame, vector, 0), Is.False);
        Assert.That(frame, Is.EqualTo(Frame(rip)));
    }

    private static FaultFrame Frame(ulong rip)
    {
        FaultFrame frame = default;
        frame.Rip = rip;
        frame.Rsp = 0x5000;
        frame.Rbx = 3;
        frame.R15 = 15;
        frame.Rflags = 0x602;
        return frame;
    }
}
