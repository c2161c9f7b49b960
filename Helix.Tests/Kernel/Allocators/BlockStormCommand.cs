using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Kernel.Allocators;

/// <summary>Threads use the memory manager all at once - blocks of any size, objects of a cache that they share - and look after their content.</summary>
[ShellCommand("block-storm", "rounds", "uses the memory manager from many threads")]
internal sealed class BlockStormCommand : IShellCommand
{
    private const int Threads = 6;
    private const int MostHeld = 40;
    private const int MostBytes = 3000;
    private const int ObjectBytes = 96;

    private volatile string _trouble = "";

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments is not [var number] || !int.TryParse(number, out int rounds) || context.Modules.Get<IMemManager>() is not { } memory)
        {
            return Status.InvalidArgument;
        }

        long before = memory.Statistics.Blocks;
        ObjectCache cache = memory.CreateCache("storm", ObjectBytes, 8, null).Value;
        var threads = new Thread[Threads];
        for (int i = 0; i < Threads; i++)
        {
            int seed = i + 1;
            threads[i] = new Thread(() => Use(memory, cache, seed, rounds));
            threads[i].Start();
        }

        Array.ForEach(threads, static thread => thread.Join());
        Status destroyed = memory.DestroyCache(cache);
        long left = memory.Statistics.Blocks - before;
        context.Console.WriteLine(
            _trouble.Length > 0 ? _trouble
            : left != 0 ? $"{left} blocks are left"
            : destroyed.IsError() ? $"the cache is not destroyed: {destroyed.Describe()}"
            : $"{Threads} threads, {rounds} rounds, nothing lost");
        return Status.Ok;
    }

    private void Use(IMemManager memory, ObjectCache cache, int seed, int rounds)
    {
        var random = new Random(seed);
        var held = new List<(MemoryBlock Block, bool IsObject)>();
        for (int round = 0; round < rounds && _trouble.Length == 0; round++)
        {
            int place = held.Count == 0 ? 0 : random.Next(held.Count);
            switch (random.Next(held.Count == MostHeld ? 2 : 5))
            {
                case 0 when held.Count > 0:
                    Give(memory, cache, held[place]);
                    held.RemoveAt(place);
                    break;
                case 1 when held.Count > 0 && !held[place].IsObject:
                    held[place] = (Resize(memory, held[place].Block, random.Next(1, MostBytes)), false);
                    break;
                case 2:
                    Keep(cache.AllocObj(), isObject: true);
                    break;
                default:
                    Keep(memory.Alloc(random.Next(1, MostBytes), 1 << random.Next(8)), isObject: false);
                    break;
            }
        }

        held.ForEach(one => Give(memory, cache, one));

        void Keep(Result<MemoryBlock> made, bool isObject)
        {
            if (!made.TryGet(out MemoryBlock? block))
            {
                _trouble = $"there is no block: {made.Status.Describe()}";
                return;
            }

            block.Bytes.Fill(Mark(block));
            held.Add((block, isObject));
        }
    }

    private MemoryBlock Resize(IMemManager memory, MemoryBlock block, int sizeBytes)
    {
        byte mark = Mark(block);
        Result<MemoryBlock> made = memory.Realloc(block, sizeBytes);
        if (!made.TryGet(out MemoryBlock? larger))
        {
            _trouble = $"a block is not made larger: {made.Status.Describe()}";
            return block;
        }

        int kept = Math.Min(block.SizeBytes, sizeBytes);
        if (larger.Bytes[..kept].IndexOfAnyExcept(mark) >= 0 || larger.Bytes[kept..].IndexOfAnyExcept((byte)0) >= 0)
        {
            _trouble = "a block that was made larger has another content";
        }

        larger.Bytes.Fill(Mark(larger));
        return larger;
    }

    private void Give(IMemManager memory, ObjectCache cache, (MemoryBlock Block, bool IsObject) held)
    {
        if (held.Block.Bytes.IndexOfAnyExcept(Mark(held.Block)) >= 0)
        {
            _trouble = "a block was changed by somebody else";
        }

        Status status = held.IsObject ? cache.FreeObj(held.Block) : memory.Free(held.Block);
        if (status.IsError())
        {
            _trouble = $"a block is not taken back: {status.Describe()}";
        }
    }

    /// <summary>What a block is filled with: by its address, so that two blocks in one place are noticed.</summary>
    private static byte Mark(MemoryBlock block) => (byte)(((ulong)block.Address >> 3) * 31 + (uint)block.SizeBytes | 1);
}
