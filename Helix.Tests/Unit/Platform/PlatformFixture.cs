using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using Helix.Kernel.Runtime.Platform;
using NUnit.Framework;

namespace Helix.Tests.Unit.Platform;

/// <summary>Gives the platform functions a kernel of the test's own: pages from the host, a console in memory.</summary>
[NonParallelizable]
internal abstract unsafe class PlatformFixture
{
    protected const int PageBytes = 4096;

    private static readonly Dictionary<nint, nuint> Pages = [];
    private static readonly Queue<byte> Input = new();
    private static readonly List<byte> Written = [];

    private PlatformServices _saved;

    /// <summary>What was written to the console.</summary>
    protected static string ConsoleText => Encoding.UTF8.GetString([.. Written]);

    /// <summary>Pages that are taken now.</summary>
    protected static nuint PagesTaken { get; private set; }

    /// <summary>How many pages the kernel has.</summary>
    protected static nuint PageLimit { get; set; }

    /// <summary>How often the runtime gave up.</summary>
    protected static int Aborts { get; private set; }

    /// <summary>Whether interrupts are off, and how deep.</summary>
    protected static int InterruptDepth { get; private set; }

    /// <summary>Time that went by in sleeps.</summary>
    protected static ulong SleptNs { get; private set; }

    [SetUp]
    public void Install()
    {
        _saved = PlatformServices.Current;
        PageLimit = 1 << 20;
        Aborts = 0;
        SleptNs = 0;
        Input.Clear();
        Written.Clear();
        ref PlatformServices services = ref PlatformServices.Current;
        services = default;
        services.AllocatePages = &AllocatePages;
        services.FreePages = &FreePages;
        services.DisableInterrupts = &DisableInterrupts;
        services.RestoreInterrupts = &RestoreInterrupts;
        services.Abort = &Abort;
        services.WriteConsole = &WriteConsole;
        services.ReadConsole = &ReadConsole;
        services.IsConsoleInputReady = &IsInputReady;
        services.Sleep = &Sleep;
    }

    [TearDown]
    public void Restore()
    {
        PlatformServices.Current = _saved;
        Assert.That(InterruptDepth, Is.Zero, "interrupts were left disabled");
    }

    /// <summary>Types into the console.</summary>
    protected static void Type(string text)
    {
        foreach (byte character in Encoding.UTF8.GetBytes(text))
        {
            Input.Enqueue(character);
        }
    }

    private static void* AllocatePages(nuint count)
    {
        if (count > PageLimit || PagesTaken + count > PageLimit)
        {
            return null;
        }

        void* pages = NativeMemory.AlignedAlloc(count * PageBytes, PageBytes);
        new Span<byte>(pages, (int)(count * PageBytes)).Clear();
        Pages.Add((nint)pages, count);
        PagesTaken += count;
        return pages;
    }

    private static void FreePages(void* first, nuint count)
    {
        Assert.That(Pages.Remove((nint)first, out nuint taken) && taken == count, "pages come back as they were taken");
        PagesTaken -= count;
        NativeMemory.AlignedFree(first);
    }

    private static ulong DisableInterrupts() => (ulong)InterruptDepth++;

    private static void RestoreInterrupts(ulong state) => InterruptDepth = (int)state;

    private static void Abort() => Aborts++;

    private static void Sleep(ulong durationNs) => SleptNs += durationNs;

    private static int WriteConsole(byte* data, int count)
    {
        Written.AddRange(new ReadOnlySpan<byte>(data, count));
        return count;
    }

    private static int ReadConsole(byte* buffer, int capacity)
    {
        int count = 0;
        while (count < capacity && Input.TryDequeue(out byte character))
        {
            buffer[count++] = character;
        }

        return count;
    }

    private static int IsInputReady() => Input.Count > 0 ? 1 : 0;
}
