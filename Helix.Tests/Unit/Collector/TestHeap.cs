using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Collector;
using NUnit.Framework;

namespace Helix.Tests.Unit.Collector;

/// <summary>
/// The collector over host memory, with threads that are nothing but records and stacks that are arrays: what is on them is
/// exactly what a test put there.
/// </summary>
internal static unsafe class TestHeap
{
    public const int StackWords = 4096;

    private static readonly List<nint> Records = [];
    private static ThreadRecord* _first;
    private static ThreadRecord* _current;
    private static ulong _clock;

    /// <summary>Events as they were set, reset and waited for.</summary>
    public static List<string> Events { get; } = [];

    /// <summary>What a wait for an event does in its place.</summary>
    public static Action<HeapEvent>? OnWait { get; set; }

    /// <summary>How deep interrupts are disabled; 0 outside the heap.</summary>
    public static int DisableDepth { get; private set; }

    public static ThreadRecord* Current => _current;

    /// <summary>Starts over with one thread and an empty heap.</summary>
    public static void Start(ulong maximumBytes = 64 << 20, uint stressInterval = 0)
    {
        foreach (nint record in Records)
        {
            NativeMemory.Free((void*)((ThreadRecord*)record)->StackLow);
            NativeMemory.Free((void*)record);
        }

        Records.Clear();
        Events.Clear();
        OnWait = null;
        DisableDepth = 0;
        _first = null;
        _current = AddThread();
        HeapEnvironment environment = default;
        environment.ReservedBytes = maximumBytes * 5;
        environment.ReservedStart = HostMemory.Reserve(environment.ReservedBytes);
        environment.MaximumBytes = maximumBytes;
        environment.StressInterval = stressInterval;
        environment.Commit = &HostMemory.Commit;
        environment.Decommit = &HostMemory.Decommit;
        environment.DisableInterrupts = &Disable;
        environment.RestoreInterrupts = &Restore;
        environment.GetCurrentThread = &GetCurrent;
        environment.GetFirstThread = &GetFirst;
        environment.CallWithRegisters = &CallWithRegisters;
        environment.GetNanoseconds = &GetNanoseconds;
        environment.SetEvent = &SetEvent;
        environment.ResetEvent = &ResetEvent;
        environment.WaitEvent = &WaitEvent;
        environment.Panic = &Panic;
        Assert.That(Heap.Init(in environment), Is.True);
    }

    /// <summary>Adds a thread with an empty stack.</summary>
    public static ThreadRecord* AddThread()
    {
        ThreadRecord* thread = (ThreadRecord*)NativeMemory.AllocZeroed(ThreadRecord.SizeBytes);
        thread->StackLow = (ulong)NativeMemory.AllocZeroed(StackWords * 8);
        thread->StackHigh = thread->StackLow + (StackWords * 8);
        thread->SavedStackPointer = thread->StackHigh;
        thread->Next = _first;
        _first = thread;
        Records.Add((nint)thread);
        return thread;
    }

    public static void SwitchTo(ThreadRecord* thread) => _current = thread;

    /// <summary>Puts a word on a thread's stack.</summary>
    public static void Push(ulong word, ThreadRecord* thread = null)
    {
        thread = thread == null ? _current : thread;
        thread->SavedStackPointer -= 8;
        *(ulong*)thread->SavedStackPointer = word;
    }

    public static void Pop(int words = 1, ThreadRecord* thread = null) =>
        (thread == null ? _current : thread)->SavedStackPointer += 8 * (ulong)words;

    public static ulong New(nint type)
    {
        ulong obj = Allocator.Allocate((void*)type, ((uint*)type)[1], 0, Zeroing.Required);
        Assert.That(DisableDepth, Is.Zero);
        return obj;
    }

    public static ulong NewArray(nint type, uint length, Zeroing zeroing = Zeroing.Required)
    {
        ulong size = ((ulong)*(ushort*)type * length) + ((uint*)type)[1];
        ulong obj = Allocator.Allocate((void*)type, (size + 7) & ~7UL, length, zeroing);
        Assert.That(DisableDepth, Is.Zero);
        return obj;
    }

    /// <summary>The word at a byte offset of an object.</summary>
    public static ref ulong Field(ulong obj, int offset) => ref *(ulong*)(obj + (ulong)offset);

    public static ulong LiveObjects => Heap.GetStatistics().LiveObjects;

    /// <summary>Collects and checks the heap's invariants.</summary>
    public static void Collect()
    {
        Heap.Collect();
        Check();
    }

    public static void Check()
    {
        HeapFault fault = Heap.CheckInvariants(out ulong address);
        Assert.That(fault, Is.EqualTo(HeapFault.None), $"at {address:x}");
        Assert.That(Heap.GetStatistics().CommittedBytes, Is.EqualTo(HostMemory.CommittedBytes));
    }

    private static ulong Disable() => (ulong)DisableDepth++;

    private static void Restore(ulong depth) => DisableDepth = (int)depth;

    private static ThreadRecord* GetCurrent() => _current;

    private static ThreadRecord* GetFirst() => _first;

    private static ulong GetNanoseconds() => _clock += 1000;

    private static void CallWithRegisters(delegate*<ulong, ulong, void> function, ulong argument) =>
        function(argument, _current->SavedStackPointer);

    private static void SetEvent(HeapEvent which) => Events.Add("set " + which);

    private static void ResetEvent(HeapEvent which) => Events.Add("reset " + which);

    private static void WaitEvent(HeapEvent which)
    {
        Events.Add("wait " + which);
        OnWait?.Invoke(which);
    }

    private static void Panic(ReadOnlySpan<byte> message) =>
        throw new InvalidOperationException(Encoding.ASCII.GetString(message));
}
