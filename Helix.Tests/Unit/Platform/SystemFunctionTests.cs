using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Helix.Kernel.Runtime.Platform;
using NUnit.Framework;

namespace Helix.Tests.Unit.Platform;

/// <summary>Environment, signals, randomness, clocks, identity.</summary>
[TestFixture]
internal sealed unsafe class SystemFunctionTests : PlatformFixture
{
    [TestCase("LANG", "C.UTF-8")]
    [TestCase("TZ", "")]
    [TestCase("HOME", "/")]
    [TestCase("TERM", "xterm")]
    [TestCase("LAN", null)]
    [TestCase("LANGUAGE", null)]
    public void DefaultEnvironment(string name, string? value) => Assert.That(GetVariable(name), Is.EqualTo(value));

    [Test]
    public void GivenEnvironmentReplacesTheDefaults()
    {
        fixed (byte* first = "A=1\0"u8, second = "B=x=y\0"u8)
        {
            byte** environment = stackalloc byte*[] { first, second, null };
            PlatformServices.Current.Environment = environment;
            Assert.That(GetVariable("A"), Is.EqualTo("1"));
            Assert.That(GetVariable("B"), Is.EqualTo("x=y"));
            Assert.That(GetVariable("LANG"), Is.Null);
            Assert.That((nint)EnvironmentVariables.GetAll(), Is.EqualTo((nint)environment));
        }
    }

    [Test]
    public void SignalNumbersAgreeWithTheHost()
    {
        for (int signal = -12; signal <= 64; signal++)
        {
            Assert.That(Signals.NumberOf(signal), Is.EqualTo(HostPlatform.SignalNumber(signal)), $"signal {signal}");
        }
    }

    /// <summary>RFC 8439, 2.3.2.</summary>
    [Test]
    public void CipherBlockMatchesThePublishedVector()
    {
        uint[] key = [0x03020100, 0x07060504, 0x0B0A0908, 0x0F0E0D0C, 0x13121110, 0x17161514, 0x1B1A1918, 0x1F1E1D1C];
        uint[] nonce = [0x09000000, 0x4A000000, 0x00000000];
        uint[] output = new uint[16];
        fixed (uint* keyStart = key, nonceStart = nonce, outputStart = output)
        {
            ChaCha.Block(keyStart, 1, nonceStart, outputStart);
        }

        uint[] expected =
        [
            0xE4E7F110, 0x15593BD1, 0x1FDD0F50, 0xC47120A3, 0xC7F4D1C7, 0x0368C033, 0x9AAA2204, 0x4E6CD4C3,
            0x466482D2, 0x09AA9F07, 0x05D7C214, 0xA2028BD9, 0xD19C12B5, 0xB94E16DE, 0xE883D0CB, 0x4E3C50A2,
        ];
        Assert.That(output, Is.EqualTo(expected));
    }

    [Test]
    public void RandomBytesDifferAndAreSpreadEvenly()
    {
        byte[] data = new byte[100_001];
        fixed (byte* start = data)
        {
            Assert.That(Entropy.FillSecure(start, data.Length), Is.Zero);
        }

        double ones = data.Sum(value => (double)int.PopCount(value)) / data.Length / 8;
        Assert.That(ones, Is.EqualTo(0.5).Within(0.01));
        Assert.That(data.Chunk(16).Select(Convert.ToHexString).Distinct().Count(), Is.EqualTo(6251));
    }

    [Test]
    public void ClocksShowZeroBeforeTheyAreSet()
    {
        Assert.That(Clocks.Timestamp(), Is.Zero);
        PlatformServices.Current.MonotonicNanoseconds = &Time;
        Assert.That(Clocks.Timestamp(), Is.EqualTo(5_999_999));
        Assert.That(Clocks.TickCount(), Is.EqualTo(5));
    }

    [Test]
    public void NamesAreCutByNothing()
    {
        byte* text = stackalloc byte[16];
        Assert.That(SystemInformation.GetHostName(text, 5), Is.EqualTo(-1));
        Assert.That(SystemInformation.GetHostName(text, 6), Is.Zero);
        Assert.That(Marshal.PtrToStringUTF8((nint)text), Is.EqualTo("helix"));
        int capacity = 2;
        Assert.That(SystemInformation.GetVersion(text, &capacity), Is.EqualTo(-1));
        Assert.That(SystemInformation.GetVersion(text, &capacity), Is.Zero);
        byte* release = SystemInformation.GetRelease();
        Assert.That(Version.TryParse(Marshal.PtrToStringUTF8((nint)release), out _));
        NativeHeap.Free(release);
    }

    [Test]
    public void ThreadsAndMonitorsFailGentlyBeforeTheyExist()
    {
        Assert.That(Threads.Create(0, null, 0), Is.Zero);
        Assert.That(Threads.CurrentId(), Is.EqualTo(1));
        Assert.That(Threads.ProcessorCount(), Is.EqualTo(1));
        nint monitor = LowLevelMonitors.Create();
        Assert.That(monitor != 0);
        LowLevelMonitors.Acquire(monitor);
        Assert.That(LowLevelMonitors.TimedWait(monitor, 10), Is.Zero);
        LowLevelMonitors.Release(monitor);
        LowLevelMonitors.Destroy(monitor);
    }

    private static ulong Time() => 5_999_999;

    private static string? GetVariable(string name)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(name + "\0"))
        {
            return Marshal.PtrToStringUTF8((nint)EnvironmentVariables.Get(text));
        }
    }
}
