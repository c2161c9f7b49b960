using System;
using Helix.Kernel.Runtime.Platform;
using NUnit.Framework;

namespace Helix.Tests.Unit.Platform;

/// <summary>Descriptors, polling and the terminal: what the class library's Console is built on.</summary>
[TestFixture]
internal sealed unsafe class ConsoleStreamTests : PlatformFixture
{
    [Test]
    public void OutputAndErrorGoToTheConsole()
    {
        fixed (byte* text = "hello"u8)
        {
            Assert.That(Descriptors.Write(1, text, 5), Is.EqualTo(5));
            Assert.That(Descriptors.Write(2, text, 2), Is.EqualTo(2));
            Assert.That(Descriptors.Write(0, text, 5), Is.EqualTo(-1));
            Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.EBADF));
            Assert.That(Descriptors.Write(1, text, -1), Is.EqualTo(-1));
        }

        Assert.That(ConsoleText, Is.EqualTo("hellohe"));
    }

    [Test]
    public void WritingBeforeTheConsoleExistsLosesTheTextQuietly()
    {
        PlatformServices.Current.WriteConsole = null;
        fixed (byte* text = "early"u8)
        {
            Assert.That(Descriptors.Write(1, text, 5), Is.EqualTo(5));
        }
    }

    [Test]
    public void InputIsReadOnceAndThenEnds()
    {
        Type("ab");
        byte* buffer = stackalloc byte[8];
        Assert.That(Descriptors.Read(0, buffer, 1), Is.EqualTo(1));
        Assert.That(Descriptors.ReadInput(buffer + 1, 7), Is.EqualTo(1));
        Assert.That(buffer[0] == 'a' && buffer[1] == 'b');
        Assert.That(Descriptors.Read(0, buffer, 8), Is.Zero);
        Assert.That(Descriptors.Read(1, buffer, 8), Is.EqualTo(-1));
    }

    [Test]
    public void DuplicatesBehaveAsTheirOriginalUntilClosed()
    {
        nint output = Descriptors.Duplicate(1);
        Assert.That(output, Is.GreaterThan((nint)2));
        fixed (byte* text = "x"u8)
        {
            Assert.That(Descriptors.Write(output, text, 1), Is.EqualTo(1));
            Assert.That(Terminal.IsTerminal(output), Is.EqualTo(1));
            Assert.That(Descriptors.Close(output), Is.Zero);
            Assert.That(Descriptors.Write(output, text, 1), Is.EqualTo(-1));
        }

        Assert.That(Descriptors.Close(output), Is.EqualTo(-1));
        Assert.That(Terminal.IsTerminal(output), Is.Zero);
        Assert.That(Descriptors.Duplicate(output), Is.EqualTo((nint)(-1)));
        Assert.That(Descriptors.Duplicate(-5), Is.EqualTo((nint)(-1)));
        Assert.That(Descriptors.Close(1), Is.Zero);
        Assert.That(Terminal.IsTerminal(1), Is.EqualTo(1), "the console's own descriptors stay open");
    }

    [Test]
    public void InputIsATerminalOnlyIfItIsRaw()
    {
        Assert.That(Terminal.IsTerminal(0), Is.Zero);
        Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.ENOTTY));
        PlatformServices.Current.InputIsRaw = 1;
        Assert.That(Terminal.IsTerminal(0), Is.EqualTo(1));
    }

    [Test]
    public void TableOfDescriptorsEnds()
    {
        var taken = new System.Collections.Generic.List<nint>();
        for (nint descriptor = Descriptors.Duplicate(0); descriptor >= 0; descriptor = Descriptors.Duplicate(0))
        {
            taken.Add(descriptor);
            Assert.That(taken, Has.Count.LessThan(1000));
        }

        Assert.That(ErrorNumbers.Get(), Is.EqualTo((int)Errno.EMFILE));
        Assert.That(taken, Is.Unique);
        taken.ForEach(descriptor => Descriptors.Close(descriptor));
        Assert.That(Descriptors.Duplicate(0), Is.EqualTo(taken[0]));
        Descriptors.Close(taken[0]);
    }

    [Test]
    public void PollReportsInputAndOutput()
    {
        PollEvent* events = stackalloc PollEvent[3];
        events[0] = new PollEvent { Descriptor = 0, Requested = 1 };
        events[1] = new PollEvent { Descriptor = 1, Requested = 4 };
        events[2] = new PollEvent { Descriptor = 50, Requested = 1 };
        uint triggered;
        Assert.That(Polling.Poll(events, 3, -1, &triggered), Is.Zero);
        Assert.That(triggered, Is.EqualTo(2));
        Assert.That((events[0].Triggered, events[1].Triggered, events[2].Triggered), Is.EqualTo(((short)0, (short)4, (short)32)));
        Type("k");
        Assert.That(Polling.Poll(events, 1, 0, &triggered), Is.Zero);
        Assert.That(events[0].Triggered, Is.EqualTo((short)1));
    }

    [Test]
    public void PollSleepsUntilTheTimeIsOver()
    {
        PollEvent request = new() { Descriptor = 0, Requested = 1 };
        uint triggered;
        Assert.That(Polling.Poll(&request, 1, 100, &triggered), Is.Zero);
        Assert.That(triggered, Is.Zero);
        Assert.That(SleptNs, Is.EqualTo(100_000_000));
    }

    [Test]
    public void TerminalHasASizeAndControlCharacters()
    {
        WindowSize size;
        Assert.That(Terminal.GetSize(1, &size), Is.Zero);
        Assert.That((size.Rows, size.Columns), Is.EqualTo(((ushort)25, (ushort)80)));
        PlatformServices.Current.ConsoleSize = &LargeConsole;
        Terminal.GetSize(1, &size);
        Assert.That((size.Rows, size.Columns), Is.EqualTo(((ushort)50, (ushort)132)));
        Assert.That(Terminal.GetSize(77, &size), Is.EqualTo(-1));

        int* names = stackalloc int[] { 2, 4, 11 };
        byte* values = stackalloc byte[3];
        byte disabled = 9;
        Terminal.GetControlCharacters(names, values, 3, &disabled);
        Assert.That((values[0], values[1], values[2], disabled), Is.EqualTo(((byte)127, (byte)4, (byte)0, (byte)0)));
    }

    private static uint LargeConsole() => (50u << 16) | 132;
}
