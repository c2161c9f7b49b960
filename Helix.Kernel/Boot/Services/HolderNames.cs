using System;
using System.Collections.Generic;
using System.Text;
using Helix.Kernel.Runtime.Loading;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Services;

/// <summary>Says who holds an image that shall go. Types are named by the kernel's own tables, without reflection, which would hold the image too.</summary>
internal static unsafe class HolderNames
{
    private const int MostThreads = 4096;

    /// <summary>A phrase for each holder, each once.</summary>
    public static IReadOnlyList<string> Describe(ReadOnlySpan<ImageHolder> holders)
    {
        if (holders.IsEmpty)
        {
            return ["a thread that is in an interface call"];
        }

        List<string> texts = [];
        foreach (ref readonly ImageHolder holder in holders)
        {
            string text = Describe(holder);
            if (!texts.Contains(text))
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    private static string Describe(in ImageHolder holder) => holder.Kind switch
    {
        ImageHolderKind.Stack => $"thread {holder.ThreadId} '{NameOf(holder.ThreadId)}': its stack, offset {holder.Target:x} of the image",
        ImageHolderKind.Instance => $"an object at {holder.Place:x} whose type is at offset {holder.Target:x} of the image",
        ImageHolderKind.ObjectField => $"an object of {TypeName(holder.MethodTable)}, offset {holder.Target:x} of the image",
        ImageHolderKind.Handle => $"a handle, offset {holder.Target:x} of the image",
        _ => $"a static field or table at {holder.Place:x}, offset {holder.Target:x} of the image",
    };

    private static string TypeName(ulong methodTable)
    {
        // SAFETY: the search met it as the method table of a living object outside the image.
        RuntimeTypeHandle handle = RuntimeTypeHandle.FromIntPtr((nint)methodTable);
        return Type.GetTypeFromHandle(handle)?.ToString() ?? "an unknown type";
    }

    private static string NameOf(int threadId)
    {
        ThreadSnapshot[] snapshots = new ThreadSnapshot[MostThreads];
        fixed (ThreadSnapshot* start = snapshots)
        {
            int count = KernelThreads.Snapshot(new Span<ThreadSnapshot>(start, MostThreads));
            for (int i = 0; i < count; i++)
            {
                if (start[i].Id == threadId)
                {
                    return Encoding.UTF8.GetString(start[i].Name, start[i].NameLength);
                }
            }
        }

        return "ended";
    }
}
