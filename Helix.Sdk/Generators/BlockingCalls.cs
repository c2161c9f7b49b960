using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Generators;

/// <summary>The members of the class library that make a thread wait.</summary>
internal static class BlockingCalls
{
    private static readonly Dictionary<string, HashSet<string>> Members = new()
    {
        ["System.Threading.Monitor"] = ["Enter", "Wait"],
        ["System.Threading.Lock"] = ["Enter", "EnterScope"],
        ["System.Threading.Thread"] = ["Sleep", "Join"],
        ["System.Threading.WaitHandle"] = ["WaitOne", "WaitAll", "WaitAny", "SignalAndWait"],
        ["System.Threading.SemaphoreSlim"] = ["Wait"],
        ["System.Threading.ManualResetEventSlim"] = ["Wait"],
        ["System.Threading.CountdownEvent"] = ["Wait"],
        ["System.Threading.Barrier"] = ["SignalAndWait"],
        ["System.Threading.SpinWait"] = ["SpinUntil"],
        ["System.Threading.SpinLock"] = ["Enter"],
        ["System.Threading.ReaderWriterLockSlim"] = ["EnterReadLock", "EnterWriteLock", "EnterUpgradeableReadLock"],
        ["System.Threading.Tasks.Task"] = ["Wait", "WaitAll", "WaitAny"],
        ["System.Threading.Tasks.Task<TResult>"] = ["Result"],
        ["System.Runtime.CompilerServices.TaskAwaiter"] = ["GetResult"],
        ["System.Runtime.CompilerServices.TaskAwaiter<TResult>"] = ["GetResult"],
        ["System.Collections.Concurrent.BlockingCollection<T>"] = ["Add", "Take"],
        ["System.Console"] = ["Read", "ReadLine", "ReadKey"],
    };

    /// <summary>Whether the member waits, by its own name or that of the class it inherits from.</summary>
    public static bool Contain(ISymbol member) =>
        Members.TryGetValue(member.ContainingType.PlainName(), out HashSet<string> names) && names.Contains(member.Name);
}
