using Helix.Sdk.Generators;
using NUnit.Framework;
using static Helix.Tests.Unit.Generators.GeneratorFixture;

namespace Helix.Tests.Unit.Generators;

[TestFixture]
internal sealed class AnalyzerTests
{
    [Test]
    public void AnIgnoredResultIsReported()
    {
        string[] reports = Analyze(new IgnoredStatusAnalyzer(), """
            class C
            {
                Status S() => Status.Ok;
                Result<int> R() => 1;
                void V() { }
                void M(C? other)
                {
                    S();
                    R();
                    other?.S();
                    V();
                    _ = S();
                    Status kept = S();
                    if (kept.IsOk()) { }
                    System.Action action = () => S();
                }
            }
            """);
        Assert.That(reports, Is.EqualTo(new[] { "HLX030 S()", "HLX030 R()", "HLX030 .S()", "HLX030 S()" }));
    }

    [TestCase("object o = new object();", "new object()")]
    [TestCase("int[] a = new int[3];", "new int[3]")]
    [TestCase("object b = 5;", "5")]
    [TestCase("string s = $\"{_n}\";", "$\"{_n}\"")]
    [TestCase("Action a = () => { };", "() => { }")]
    [TestCase("Unmarked();", "Unmarked()")]
    public void AnAllocationAtInterruptLevelIsReported(string statement, string expected)
    {
        string[] reports = Analyze(new HeapAllocationAnalyzer(), Method(statement));
        Assert.That(reports, Has.Some.EqualTo("HLX031 " + expected));
    }

    [TestCase("int x = _n + 1;")]
    [TestCase("Marked();")]
    [TestCase("Span<byte> bytes = stackalloc byte[4];")]
    [TestCase("DateTime t = new DateTime(5);")]
    [TestCase("if (_n > 5) throw new InvalidOperationException($\"{_n}\");")]
    [TestCase("const string S = \"constant\";")]
    public void WhatDoesNotAllocateIsAllowed(string statement) =>
        Assert.That(Analyze(new HeapAllocationAnalyzer(), Method(statement)), Is.Empty);

    [Test]
    public void AnImplementationIsBoundByTheInterface()
    {
        string[] reports = Analyze(new HeapAllocationAnalyzer(), """
            class S : ISignal
            {
                public void Set() { object o = new object(); }
                public bool Wait(TimeSpan timeout) { object o = new object(); return true; }
            }
            """);
        Assert.That(reports, Is.EqualTo(new[] { "HLX031 new object()" }));
    }

    [TestCase("lock (_gate) { }", "_gate")]
    [TestCase("Monitor.Enter(_gate);", "Monitor.Enter(_gate)")]
    [TestCase("using (new Lock().EnterScope()) { }", "new Lock().EnterScope()")]
    [TestCase("Thread.Sleep(1);", "Thread.Sleep(1)")]
    [TestCase("Thread.CurrentThread.Join();", "Thread.CurrentThread.Join()")]
    [TestCase("_event.WaitOne();", "_event.WaitOne()")]
    [TestCase("_semaphore.Wait(0);", "_semaphore.Wait(0)")]
    [TestCase("_task.Wait();", "_task.Wait()")]
    [TestCase("_ = _task.Result;", "_task.Result")]
    [TestCase("_ = _task.GetAwaiter().GetResult();", "_task.GetAwaiter().GetResult()")]
    [TestCase("_ = _disk.Flush();", "_disk.Flush()")]
    [TestCase("_ = _signal.Wait(default);", "_signal.Wait(default)")]
    [TestCase("_console.Write(default);", "_console.Write(default)")]
    public void AWaitAtInterruptLevelIsReported(string statement, string expected) =>
        Assert.That(Analyze(new BlockingCallAnalyzer(), Waiting(statement)), Is.EqualTo(new[] { "HLX032 " + expected }));

    [TestCase("_signal.Set();")]
    [TestCase("_ = _disk.Geometry;")]
    [TestCase("Interlocked.Increment(ref _n);")]
    [TestCase("if (Monitor.TryEnter(_gate)) Monitor.Exit(_gate);")]
    [TestCase("_event.Set();")]
    [TestCase("_ = _task.IsCompleted;")]
    [TestCase("if (_n > 5) throw new InvalidOperationException(_task.Result.ToString());")]
    public void WhatDoesNotWaitIsAllowed(string statement) =>
        Assert.That(Analyze(new BlockingCallAnalyzer(), Waiting(statement)), Is.Empty);

    [TestCase("Plain", "HLX033 Plain")]
    [TestCase("() => { }", "HLX033 () => { }")]
    [TestCase("Marked", "")]
    [TestCase("[NoHeapAllocation] () => { }", "")]
    public void AnInterruptHandlerMustBeMarked(string handler, string expected)
    {
        string[] reports = Analyze(new InterruptHandlerAnalyzer(), $$"""
            class C
            {
                void Plain() { }
                [NoHeapAllocation] void Marked() { }
                void M(IInterruptLine line)
                {
                    _ = line.Connect({{handler}});
                    System.Action other = Plain;
                }
            }
            """);
        Assert.That(string.Join("|", reports), Is.EqualTo(expected));
    }

    [TestCase("public override Result<byte[]> SaveState() => Status.Ok;", "HLX010 A")]
    [TestCase("", "HLX010 A")]
    [TestCase("public override Result<byte[]> SaveState() => Status.Ok; public override Status RestoreState(ReadOnlySpan<byte> state) => Status.Ok;", "")]
    public void AHotReloadableModuleSavesItsState(string members, string expected)
    {
        string[] reports = Analyze(
            new SavedStateAnalyzer(), $"[HelixModule(\"a\", Flags = ModuleFlags.HotReloadable)] public class A : Module {{ {members} }}");
        Assert.That(string.Join("|", reports), Is.EqualTo(expected));
    }

    [Test]
    public void OtherModulesNeedNotSaveTheirState() =>
        Assert.That(Analyze(new SavedStateAnalyzer(), "[HelixModule(\"a\")] public class A : Module;"), Is.Empty);

    private static string Waiting(string statement) => $$"""
        class C(ISignal signal, IBlockDev disk, IConsole console, System.Threading.Tasks.Task<int> task)
        {
            int _n;
            readonly object _gate = new();
            readonly ManualResetEvent _event = new(false);
            readonly SemaphoreSlim _semaphore = new(1);
            readonly System.Threading.Tasks.Task<int> _task = task;
            readonly ISignal _signal = signal;
            readonly IBlockDev _disk = disk;
            readonly IConsole _console = console;
            [NoHeapAllocation] void M() { {{statement}} }
            void Free() { lock (_gate) { Thread.Sleep(_n); } }
        }
        """;

    private static string Method(string statement) => $$"""
        class C
        {
            int _n = 3;
            void Unmarked() { }
            [NoHeapAllocation] void Marked() { }
            [NoHeapAllocation] void M() { {{statement}} }
            void Free() { object o = new object(); }
        }
        """;
}
