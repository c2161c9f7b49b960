using System.Collections.Generic;

namespace Helix.Sdk.Cli.Benchmarks;

/// <summary>The one list of goals, and of Linux's figures beside them. Instructions are those of the guest under <c>-icount shift=0</c>.</summary>
public static class BenchGoals
{
    /// <summary>From the kernel's entry to the shell's prompt.</summary>
    public const string EntryToPrompt = "kernel-entry-to-prompt";

    /// <summary>Least memory in which the shell comes up.</summary>
    public const string BootMemory = "boot-memory";

    /// <summary>Size of the ISO.</summary>
    public const string IsoSize = "iso-size";

    /// <summary>Time of a build without a change.</summary>
    public const string BuildUnchanged = "build-unchanged";

    /// <summary>Time of a build after one module changed.</summary>
    public const string BuildOneModule = "build-one-module";

    private const string Instructions = "instructions";

    /// <summary>The goals in the order of the report.</summary>
    public static IReadOnlyList<BenchGoal> All { get; } =
    [
        new(EntryToPrompt, 60_000_000, Instructions, "from the kernel's entry to the shell's prompt"),
        new("allocate-small-object", 25, Instructions, "amortised, without collections"),
        new("collect-per-live-object", 150, Instructions, "a collection of a 16 MiB live heap, by live object"),
        new("interface-call", 12, Instructions, "through the dispatch cache"),
        new("virtual-call", 6, Instructions, "through the method table"),
        new("slot-call", 15, Instructions, "through a slot, over a plain interface call"),
        new("reload-pause", 100_000, Instructions, "callers' wait while a module with 1 KiB of state is replaced"),
        new("module-load", 3_000_000, Instructions, "load a module file with 20 KiB of its own code"),
        new("module-unload", 5_000_000, Instructions, "unload it, with the proof, less the proof's collections"),
        new("dictionary-lookup", 120, Instructions, "Dictionary<string, int>, a key that is there"),
        new("format-int", 1_500, Instructions, "string.Format of one int"),
        new("frame-cached", 120, Instructions, "a frame of 4 KiB taken and given back, within the processor's cache; Linux's clears it too") { Linux = "700-1,235" },
        new("frame-split-merge", 600, Instructions, "the same, when blocks are split and joined for it; Linux's clears it too") { Linux = "700-1,235" },
        new("slab-object-64", 60, Instructions, "AllocObj and FreeObj of 64 bytes") { Linux = "255" },
        new("heap-block", 250, Instructions, "Alloc and Free of a module's store, 100 to 355 bytes, in a heap full of holes; Linux's is the C library's malloc") { Linux = "130-209" },
        new("heap-block-large", 250, Instructions, "the same of 600 to 855 bytes, which the store does not keep: the two-level heap and its lock") { Linux = "130-209" },
        new("heap-block-manager", 350, Instructions, "the small ones by way of the memory manager"),
        new("memory-copy-4k", 700, Instructions, "4 KiB copied by the class library, whose inner loop is in X#"),
        new("memory-copy-4k-twin", 1_000, Instructions, "the same by the counterpart in C#"),
        new("memory-fill-4k", 512, Instructions, "4 KiB cleared by the class library, whose inner loop is in X#"),
        new("memory-fill-4k-twin", 600, Instructions, "the same by the counterpart in C#"),
        new("bit-scan", 8, Instructions, "the highest bit of a word, by the instruction"),
        new("bit-scan-twin", 8, Instructions, "the same by the class library"),
        new("throw-catch", 20_000, Instructions, "throw and catch one frame up"),
        new("sha256-per-kib", 100_000, Instructions, "hash of a module file, by the KiB; a check of its signature hashes all of it"),
        new("rsa-2048-verify", 3_000_000, Instructions, "check of a module file's signature, without the hash"),
        new("yield-round-robin", 300, Instructions, "a yield between two threads, by the kernel's own round-robin scheduler, of Linux with SCHED_FIFO") { Linux = "1,140" },
        new("yield-fair", 500, Instructions, "a yield between two threads, by the fair scheduler's module") { Linux = "1,515" },
        new("semaphore-hand-over", 800, Instructions, "a semaphore wakes another thread, one way, the kernel's own scheduler") { Linux = "3,536" },
        new("semaphore-free", 60, Instructions, "P and V of a semaphore that nobody else wants") { Linux = "110" },
        new("mutex-free", 25, Instructions, "lock and unlock of a mutex that nobody else wants") { Linux = "28" },
        new("thread-life", 12_000, Instructions, "a thread is made, runs, ends and is waited for") { Linux = "39,165" },
        new("timer-tick", 500, Instructions, "a timer tick, all included, the kernel's own scheduler") { Linux = "2,551" },
        new("interrupt", 150, Instructions, "entry and exit of an interrupt that has nothing to do"),
        new("pick-growth", 2, "x", "the fair scheduler's pick among 10 000 ready threads, over that among 10"),
        new("scheduler-swap", 1_000_000, Instructions, "all threads stand still while 1 000 get another scheduler") { Linux = "cannot" },
        new(BootMemory, 64, "MiB", "the machine in which the shell's prompt comes up"),
        new(IsoSize, 32, "MiB", "the ISO file"),
        new(BuildUnchanged, 5, "s", "./helix build when nothing changed"),
        new(BuildOneModule, 15, "s", "./helix build after a change in one module"),
    ];
}
