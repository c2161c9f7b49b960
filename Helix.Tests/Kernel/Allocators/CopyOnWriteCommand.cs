using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Kernel.Allocators;

/// <summary>Blocks that share their memory until they are written: what is shared, what a write costs, what happens on several processors.</summary>
[ShellCommand("memory-copy", "share|race|end", "copies blocks of memory and writes to them")]
internal sealed class CopyOnWriteCommand : IShellCommand
{
    private const int PageBytes = 4096;
    private const int Pages = 32;
    private const int Rounds = 60;
    private const int Writers = 4;
    private const int MostFrames = 1 << 14;

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        IVirtualMemory memory = context.Modules.Get<IVirtualMemory>()!;
        IPhysicalAllocator frames = context.Modules.Get<IPhysicalAllocator>()!;
        string? outcome = arguments switch
        {
            ["share"] => Share(memory),
            ["race"] => Race(memory),
            ["end"] => End(memory, frames),
            _ => null,
        };
        if (outcome is null)
        {
            return Status.InvalidArgument;
        }

        context.Console.WriteLine(outcome);
        return Status.Ok;
    }

    /// <summary>One page after the other is written in one of the blocks; what is read and where it is must be right each time.</summary>
    private static string Share(IVirtualMemory memory)
    {
        MemoryBlock block = Make(memory, 1);
        MemoryBlock copy = memory.Copy(block).Value;
        MemoryBlock third = memory.Copy(copy).Value;
        if (memory.Statistics.SharedBytes != 2 * Pages * PageBytes)
        {
            return $"{memory.Statistics.SharedBytes} bytes are shared by three blocks";
        }

        for (int page = 0; page < Pages; page++)
        {
            PhysicalAddress before = Where(memory, block, page);
            if (Where(memory, copy, page) != before || Where(memory, third, page) != before)
            {
                return $"page {page} is not shared";
            }

            copy.Bytes[page * PageBytes] = 2;
            third.Bytes[page * PageBytes] = 3;
            block.Bytes[page * PageBytes] = 4;
            if (Where(memory, block, page) != before || Where(memory, copy, page) == before || Where(memory, copy, page) == Where(memory, third, page))
            {
                return $"page {page} is not where it should be";
            }

            if (!Has(block, page, 4, 1) || !Has(copy, page, 2, 1) || !Has(third, page, 3, 1))
            {
                return $"page {page} has the wrong content";
            }
        }

        if (memory.Statistics.SharedBytes != 0)
        {
            return $"{memory.Statistics.SharedBytes} bytes are still shared";
        }

        return CheckAccess(memory, block) ?? Finish(memory, block, copy, third);
    }

    /// <summary>A page that may only be read stays so in the copy, and is copied when its owner may write it again.</summary>
    private static string? CheckAccess(IVirtualMemory memory, MemoryBlock block)
    {
        _ = memory.Protect(block, 0, PageBytes, PageAccess.Read);
        _ = memory.Decommit(block, PageBytes, PageBytes);
        MemoryBlock copy = memory.Copy(block).Value;
        if (Write(copy, 0) != "AccessViolationException" || Write(copy, PageBytes) != "AccessViolationException")
        {
            return "a page that may not be written was";
        }

        _ = memory.Protect(copy, 0, PageBytes, PageAccess.ReadWrite);
        string outcome = Write(copy, 0);
        return outcome.Length > 0 ? outcome
            : copy.Bytes[0] != 9 || block.Bytes[0] != 4 ? "the write went to both"
            : memory.Release(copy).IsError() ? "the copy is not taken back" : null;
    }

    /// <summary>Threads copy a block, write to their copy and to the block, and read both, all at once.</summary>
    private static string Race(IVirtualMemory memory)
    {
        string trouble = "";
        MemoryBlock block = Make(memory, 0);
        var threads = new Thread[Writers];
        for (int i = 0; i < Writers; i++)
        {
            int writer = i;
            threads[i] = new Thread(() =>
            {
                for (int round = 1; round <= Rounds && trouble.Length == 0; round++)
                {
                    trouble = CopyAndWrite(memory, block, writer, (byte)round) ?? trouble;
                }
            });
            threads[i].Start();
        }

        Array.ForEach(threads, static thread => thread.Join());
        return trouble.Length > 0 ? trouble : memory.Statistics.SharedBytes != 0 ? "something is still shared" : Finish(memory, block);
    }

    /// <summary>Each writer has its byte of every page, which nobody else writes: it must see its own writes, and the copy those up to itself.</summary>
    private static string? CopyAndWrite(IVirtualMemory memory, MemoryBlock block, int writer, byte round)
    {
        if (!memory.Copy(block).TryGet(out MemoryBlock? copy))
        {
            return "there is no memory for a copy";
        }

        string? wrong = null;
        for (int page = 0; page < Pages; page++)
        {
            int place = (page * PageBytes) + writer;
            block.Bytes[place] = round;
            if ((page & 1) == 0)
            {
                copy.Bytes[place] = 0xFF;
            }

            wrong ??= block.Bytes[place] != round ? $"writer {writer} lost its write to page {page}"
                : copy.Bytes[place] != ((page & 1) == 0 ? 0xFF : round - 1) ? $"the copy of writer {writer} has {copy.Bytes[place]} on page {page}" : null;
        }

        return memory.Release(copy).IsError() ? "a copy is not taken back" : wrong;
    }

    /// <summary>Takes all memory, and writes to a page that would have to be copied.</summary>
    private static string End(IVirtualMemory memory, IPhysicalAllocator frames)
    {
        MemoryBlock block = Make(memory, 1);
        MemoryBlock copy = memory.Copy(block).Value;
        var taken = new Stack<Frame>(MostFrames);
        string outcome = "";
        for (int page = 0; page < Pages && outcome.Length == 0; page++)
        {
            for (Result<Frame> frame = frames.Allocate(PageSize.Small); frame.IsOk; frame = frames.Allocate(PageSize.Small))
            {
                taken.Push(frame.Value);
            }

            outcome = Write(copy, page * PageBytes);
        }

        while (taken.TryPop(out Frame frame))
        {
            if (frames.Deallocate(frame).IsError())
            {
                return "a frame is not taken back";
            }
        }

        string later = Write(copy, (Pages - 1) * PageBytes);
        return later.Length > 0 ? later : $"{outcome}, later written; {Finish(memory, block, copy)}";
    }

    private static MemoryBlock Make(IVirtualMemory memory, byte content)
    {
        MemoryBlock block = memory.Reserve(Pages * PageBytes).Value;
        if (memory.Commit(block, 0, Pages * PageBytes).IsError())
        {
            throw new InvalidOperationException("there is no memory to begin with");
        }

        block.Bytes.Fill(content);
        return block;
    }

    private static string Write(MemoryBlock block, int place)
    {
        try
        {
            block.Bytes[place] = 9;
            return "";
        }
        catch (Exception exception) when (exception is AccessViolationException or OutOfMemoryException)
        {
            return exception.GetType().Name;
        }
    }

    private static PhysicalAddress Where(IVirtualMemory memory, MemoryBlock block, int page) => memory.FindPhysical(block, page * PageBytes).Value;

    private static bool Has(MemoryBlock block, int page, byte first, byte others)
    {
        Span<byte> bytes = block.Bytes.Slice(page * PageBytes, PageBytes);
        return bytes[0] == first && bytes[1..].IndexOfAnyExcept(others) < 0;
    }

    private static string Finish(IVirtualMemory memory, params ReadOnlySpan<MemoryBlock> blocks)
    {
        foreach (MemoryBlock block in blocks)
        {
            if (memory.Release(block).IsError())
            {
                return "a block is not taken back";
            }
        }

        return "right";
    }
}
