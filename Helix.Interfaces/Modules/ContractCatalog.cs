using System;
using System.Collections.Generic;
using System.Threading;

namespace Helix.Interfaces.Modules;

/// <summary>
/// Every contract that the running image knows. Generated module initialisers add to it. Look-ups may come from any thread, take
/// no lock and do not allocate; nothing of it is for interrupt handlers.
/// </summary>
public static class ContractCatalog
{
    private static readonly object Gate = new();
    private static ContractTable[] _tables = [];

    /// <summary>Adds a contract; one of the same interface takes the old one's place.</summary>
    public static void Add(ContractTable table)
    {
        lock (Gate)
        {
            Volatile.Write(ref _tables, [.. Array.FindAll(_tables, known => known.Type != table.Type), table]);
        }
    }

    /// <summary>Takes contracts out: those of an image that is about to be unloaded.</summary>
    /// <returns>How many there were.</returns>
    public static int Remove(Predicate<ContractTable> match)
    {
        lock (Gate)
        {
            ContractTable[] kept = Array.FindAll(_tables, table => !match(table));
            int removed = _tables.Length - kept.Length;
            Volatile.Write(ref _tables, kept);
            return removed;
        }
    }

    /// <summary>The contract of an interface; null if it has none.</summary>
    public static ContractTable? Find(Type type)
    {
        foreach (ContractTable table in Volatile.Read(ref _tables))
        {
            if (table.Type == type)
            {
                return table;
            }
        }

        return null;
    }

    /// <summary>The contract of that number; null if there is none.</summary>
    public static ContractTable? Find(ushort number, ContractPart part)
    {
        foreach (ContractTable table in Volatile.Read(ref _tables))
        {
            if (table.Number == number && table.Part == part)
            {
                return table;
            }
        }

        return null;
    }

    /// <summary>All contracts as they are now, in the order in which they were added.</summary>
    public static IReadOnlyList<ContractTable> Snapshot() => Volatile.Read(ref _tables);
}
