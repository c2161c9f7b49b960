using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Storage;

namespace Helix.Tests.Kernel.Loading;

/// <summary>Numbers in the blocks of the chosen disk.</summary>
[ShellCommand("disk", "get|put|linger|rest [block] [number]", "reads or writes the number at the start of a block, stays in a read, or waits for its end")]
internal sealed class DiskCommand : IShellCommand
{
    private const int Rounds = 2000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (context.Modules.Get<IBlockDev>() is not { } disk)
        {
            return Status.NotFound;
        }

        if (arguments is ["rest"])
        {
            return Rest(context.Modules.Get<ISysModManager>()!);
        }

        if (arguments.Count < 2 || !long.TryParse(arguments[1], CultureInfo.InvariantCulture, out long block))
        {
            return Status.InvalidArgument;
        }

        return arguments switch
        {
            ["get", _] => Get(disk, block, context.Console),
            ["put", _, var text] when long.TryParse(text, CultureInfo.InvariantCulture, out long number) => Put(disk, block, number),
            ["linger", _] => Linger(disk, block),
            _ => Status.InvalidArgument,
        };
    }

    private static Status Get(IBlockDev disk, long block, IConsole console)
    {
        byte[] buffer = new byte[disk.Geometry.BlockSizeBytes];
        Status status = disk.Read(block, buffer);
        console.WriteLine($"block {block}: {BitConverter.ToInt64(buffer)}");
        return status;
    }

    private static Status Put(IBlockDev disk, long block, long number)
    {
        byte[] buffer = new byte[disk.Geometry.BlockSizeBytes];
        BitConverter.TryWriteBytes(buffer, number);
        return disk.Write(block, buffer);
    }

    /// <summary>Reads on a thread of its own, as the block is one that keeps its reader.</summary>
    private static Status Linger(IBlockDev disk, long block)
    {
        byte[] buffer = new byte[disk.Geometry.BlockSizeBytes];
        new Thread(() => _ = disk.Read(block, buffer)).Start();
        Thread.Sleep(1);
        return Status.Ok;
    }

    /// <summary>Waits until no call is inside a disk.</summary>
    private static Status Rest(ISysModManager modules)
    {
        for (int round = 0; round < Rounds; round++)
        {
            if (modules.ListSlots().All(static slot => slot.Contract != "BlockDev" || slot.CallsInside == 0))
            {
                return Status.Ok;
            }

            Thread.Sleep(Step);
        }

        return Status.TimedOut;
    }
}
