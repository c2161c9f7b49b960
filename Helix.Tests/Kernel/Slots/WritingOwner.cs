using System;
using System.Collections.Generic;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Tests.Kernel.Slots;

/// <summary>Writes down the faults that it hears of.</summary>
internal sealed class WritingOwner(string name) : ISlotOwner
{
    private readonly List<string> _faults = [];

    public string Name { get; } = name;

    /// <summary>What the callers are told.</summary>
    public Status Answer { get; set; } = Status.ModuleFault;

    /// <summary>The last exception.</summary>
    public Exception? Last { get; private set; }

    /// <summary>Takes out what was written down.</summary>
    public string[] Take()
    {
        lock (_faults)
        {
            string[] all = [.. _faults];
            _faults.Clear();
            return all;
        }
    }

    public Status OnFault(string contract, string function, Exception exception)
    {
        lock (_faults)
        {
            Last = exception;
            _faults.Add($"{contract}.{function}: {exception.GetType().Name}");
        }

        return Answer;
    }
}
