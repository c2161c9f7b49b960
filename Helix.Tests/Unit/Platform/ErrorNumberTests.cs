using System;
using System.Runtime.InteropServices;
using Helix.Kernel.Runtime.Platform;
using NUnit.Framework;

namespace Helix.Tests.Unit.Platform;

[TestFixture]
internal sealed unsafe class ErrorNumberTests : PlatformFixture
{
    private static int s_threadError;

    /// <summary>The class library's numbers are its own; the host's platform layer knows the same ones.</summary>
    [Test]
    public void TranslationsAgreeWithTheHost()
    {
        for (int error = 0; error < 140; error++)
        {
            Assert.That(ErrorNumbers.ToPal(error), Is.EqualTo(HostPlatform.ToPal(error)), $"error {error}");
        }

        for (int pal = 0x10001; pal <= 0x10080; pal++)
        {
            int ours = ErrorNumbers.FromPal(pal);
            Assert.That(ours, Is.EqualTo(ours < 0 ? -1 : HostPlatform.FromPal(pal)), $"error {pal:X}");
        }
    }

    [Test]
    public void EveryErrorOfOursHasANameAndATextOnTheHost()
    {
        byte* buffer = stackalloc byte[200];
        foreach (Errno error in Enum.GetValues<Errno>())
        {
            string ours = Marshal.PtrToStringUTF8((nint)ErrorMessages.Describe((int)error, null, 0))!;
            string host = Marshal.PtrToStringUTF8((nint)HostPlatform.Describe((int)error, buffer, 200))!;
            Assert.That(ours, Is.EqualTo(host));
            Assert.That(ErrorNumbers.ToPal((int)error), Is.Not.EqualTo(ErrorNumbers.NonStandard));
        }

        Assert.That(Marshal.PtrToStringUTF8((nint)ErrorMessages.Describe(9999, null, 0)), Is.EqualTo("Unknown error"));
    }

    [Test]
    public void FailureSetsTheErrorOfTheThread()
    {
        Assert.That(ErrorNumbers.Fail(Errno.EIO), Is.EqualTo(-1));
        Assert.That(ErrorNumbers.Get(), Is.EqualTo(5), "before threads exist there is one for all");
        PlatformServices.Current.ErrorNumber = &ThreadError;
        ErrorNumbers.Fail(Errno.EBADF);
        Assert.That(s_threadError, Is.EqualTo(9));
        ErrorNumbers.Set(0);
        Assert.That(ErrorNumbers.Get(), Is.Zero);
    }

    private static int* ThreadError()
    {
        // A static of primitive type does not move.
        fixed (int* location = &s_threadError)
        {
            return location;
        }
    }
}
