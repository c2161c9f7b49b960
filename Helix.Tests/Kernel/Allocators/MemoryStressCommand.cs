using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Kernel.Allocators;

/// <summary>
/// Uses memory from several threads while allocators take turns, or while one goes wrong: <c>memory-stress switch 20</c>,
/// <c>memory-stress Throws</c>.
/// </summary>
[ShellCommand("memory-stress", "switch count|fault", "uses memory while allocators take turns or fail")]
internal sealed class MemoryStressCommand : IShellCommand
{
    private const int Threads = 4;
    private const int CallsBeforeFault = 500;
    private const string Faulty = "allocator-faulty";

    private static readonly string[] Turns = ["buddy", "bitmap", "faulty", IPhysicalMemory.Kernel];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments is ["switch", var number] && int.TryParse(number, out int turns))
        {
            return UnderLoad(context, memory => Switch(memory, turns));
        }

        return arguments is [var name] && Enum.TryParse(name, out AllocatorFault fault)
            ? UnderLoad(context, memory => Fail(memory, fault))
            : Status.InvalidArgument;
    }

    private static Status UnderLoad(ICommandContext context, Func<IPhysicalMemory, string> act)
    {
        IPhysicalMemory memory = context.Modules.Get<IPhysicalMemory>()!;
        IPhysicalAllocator allocator = context.Modules.Get<IPhysicalAllocator>()!;
        var loads = new MemoryLoad[Threads];
        for (int i = 0; i < Threads; i++)
        {
            loads[i] = new MemoryLoad(allocator, i + 1);
            loads[i].Start();
        }

        string outcome = act(memory);
        foreach (MemoryLoad load in loads)
        {
            load.Stop();
            outcome = load.Trouble.Length > 0 ? load.Trouble : load.Rounds == 0 ? "a thread did nothing" : outcome;
        }

        context.Console.WriteLine(outcome);
        return memory.Use("buddy");
    }

    private static string Switch(IPhysicalMemory memory, int turns)
    {
        FaultyAllocatorModule.Break(AllocatorFault.None, 0);
        for (int turn = 0; turn < turns; turn++)
        {
            string name = Turns[turn % Turns.Length];
            Status status = memory.Use(name);
            if (status.IsError())
            {
                return $"turn {turn}, {name}: {status.Describe()}";
            }

            Thread.Sleep(2);
        }

        return memory.LastFailure.Length > 0 ? memory.LastFailure : $"{turns} turns, nothing lost";
    }

    private static string Fail(IPhysicalMemory memory, AllocatorFault fault)
    {
        FaultyAllocatorModule.Break(AllocatorFault.None, 0);
        Status status = memory.Use(Faulty);
        if (status.IsError())
        {
            return status.Describe();
        }

        FaultyAllocatorModule.Break(fault, CallsBeforeFault);
        for (TimeSpan waited = default; waited < Patience && memory.InCharge == Faulty; waited += TimeSpan.FromMilliseconds(5))
        {
            GC.Collect();
            Thread.Sleep(5);
        }

        // What the keeper of the memory says comes a moment later.
        Thread.Sleep(20);
        return $"{memory.InCharge} took over: {memory.LastFailure}";
    }
}
