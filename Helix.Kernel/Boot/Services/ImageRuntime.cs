using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Kernel.Loader;
using Helix.Kernel.Machine.Startup;
using Helix.Kernel.Runtime.Loading;

namespace Helix.Kernel.Boot.Services;

/// <summary>The runtime as the loader sees it.</summary>
internal sealed unsafe class ImageRuntime : IImageRuntime
{
    private const int MostHolders = 16;

    /// <summary>A thread that is stopped in an interface call is soon out of it.</summary>
    private const int MostAttempts = 100;

    public ulong TypeObjectClass { get; } = *(ulong*)RuntimeImages.GetTypeObject((ulong)typeof(object).TypeHandle.Value);

    public bool IsKernel(ulong address) => address >= Layout->KernelStart && address < Layout->KernelEnd;

    public ulong AdoptTypeObject(ulong methodTable, ulong typeObject) => RuntimeImages.AdoptTypeObject(methodTable, typeObject);

    public ulong GetTypeObject(ulong methodTable) => RuntimeImages.GetTypeObject(methodTable);

    public nint Register(in ImagePlace place) => (nint)RuntimeImages.Register(new Runtime.Loading.ImageLayout
    {
        Start = place.Start,
        SizeBytes = place.SizeBytes,
        CodeStart = place.Start + place.ManagedCode.Start,
        CodeEnd = place.Start + place.ManagedCode.End,
        UnboxStart = place.Start + place.UnboxingStubs.Start,
        UnboxEnd = place.Start + place.UnboxingStubs.End,
        UnwindIndex = place.Start + place.UnwindTable,
        Header = place.Start + place.ReadyToRunHeader,
    });

    public void RunInitializers(nint image) => RuntimeImages.RunInitializers((RuntimeImage*)image);

    public void Detach(nint image, IReadOnlyList<uint> typeObjects)
    {
        RuntimeImages.QueueFinalizers((RuntimeImage*)image);
        GC.WaitForPendingFinalizers();
        foreach (uint offset in typeObjects)
        {
            RuntimeImages.ReleaseTypeObject((RuntimeImage*)image, offset);
        }

        RuntimeImages.Detach((RuntimeImage*)image);
    }

    public IReadOnlyList<string> TryRemove(nint image)
    {
        // Frames are not cleared when they are made: what earlier calls left must not lie in those of the proof.
        RuntimeImages.WipeStack();
        return Prove(image);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IReadOnlyList<string> Prove(nint image)
    {
        ImageHolder* holders = stackalloc ImageHolder[MostHolders];
        var found = new Span<ImageHolder>(holders, MostHolders);
        if (Attempt(image, found, out int count))
        {
            return [];
        }

        // Reflection may have been asked about the image's types; now it is known which of its answers nobody uses any more.
        // The places that were found lie on this stack, where a collection would take them for references.
        found.Clear();
        RuntimeImages.PruneReflection();
        RuntimeImages.WipeStack();
        return Attempt(image, found, out count) ? [] : HolderNames.Describe(found[..count]);
    }

    private static bool Attempt(nint image, Span<ImageHolder> holders, out int count)
    {
        count = 0;
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (RuntimeImages.TryRemove((RuntimeImage*)image, holders, out count))
            {
                return true;
            }

            if (count != 0)
            {
                return false;
            }

            Thread.Sleep(1);
        }

        return false;
    }

    private static Machine.Startup.ImageLayout* Layout => Machine.Startup.ImageLayout.Get();
}
