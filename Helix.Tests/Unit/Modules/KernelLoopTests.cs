using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Modules.Shell;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Modules;

/// <summary>The main loop that a kernel gets by deriving from Kernel.</summary>
[TestFixture]
internal sealed class KernelLoopTests
{
    [OneTimeSetUp]
    public void Register() => RuntimeHelpers.RunModuleConstructor(typeof(ShellModule).Module.ModuleHandle);

    [Test]
    public void TheLoopRunsBetweenBeforeAndAfter()
    {
        var kernel = new CountingKernel(rounds: 3);
        FakeContext context = Start(kernel);
        Assert.That(kernel.Ended.Wait(TimeSpan.FromSeconds(20)));
        Assert.That(kernel.Calls, Is.EqualTo(new[] { "boot", "before", "run", "run", "run", "after" }));
        Assert.That(kernel.Stop(), Is.EqualTo(Status.Ok));
        Assert.That(context.Faults, Is.Empty);
        Assert.That(context.ThreadNames, Is.EqualTo(new[] { context.Metadata.Name }));
    }

    [Test]
    public void AnExceptionEndsTheLoopAndIsReported()
    {
        var kernel = new CountingKernel(rounds: 3) { Failure = new InvalidOperationException("broken") };
        FakeContext context = Start(kernel);
        Assert.That(kernel.Ended.Wait(TimeSpan.FromSeconds(20)));
        Assert.That(kernel.Stop(), Is.EqualTo(Status.Ok));
        Assert.That(kernel.Calls, Is.EqualTo(new[] { "boot", "before", "run", "after" }));
        Assert.That(context.Faults, Is.EqualTo(new[] { kernel.Failure }));
    }

    [Test]
    public void StoppingWaitsForTheRound()
    {
        var kernel = new CountingKernel(rounds: int.MaxValue);
        _ = Start(kernel);
        Assert.That(kernel.Stop(), Is.EqualTo(Status.Ok));
        Assert.That(kernel.Calls[^1], Is.EqualTo("after"));
    }

    [Test]
    public void ARoundThatDoesNotEndTimesOut()
    {
        using var gate = new ManualResetEventSlim();
        var kernel = new CountingKernel(rounds: 1) { Gate = gate };
        _ = Start(kernel);
        Assert.That(kernel.Begun.Wait(TimeSpan.FromSeconds(20)));
        Assert.That(kernel.Stop(), Is.EqualTo(Status.TimedOut));
        gate.Set();
        Assert.That(kernel.Ended.Wait(TimeSpan.FromSeconds(20)));
    }

    private static FakeContext Start(CountingKernel kernel)
    {
        FakeContext context = FakeContext.For("shell", new FakeHardware());
        Assert.That(kernel.Initialize(context), Is.EqualTo(Status.Ok));
        Assert.That(kernel.Start(), Is.EqualTo(Status.Ok));
        return context;
    }

    private sealed class CountingKernel(int rounds) : Helix.Interfaces.Modules.Kernel
    {
        public List<string> Calls { get; } = [];

        public ManualResetEventSlim Begun { get; } = new();

        public ManualResetEventSlim Ended { get; } = new();

        public Exception? Failure { get; init; }

        public ManualResetEventSlim? Gate { get; init; }

        protected override TimeSpan StopTimeout => TimeSpan.FromMilliseconds(Gate is null ? 20_000 : 10);

        protected override void OnBoot() => Calls.Add("boot");

        protected override void BeforeRun() => Calls.Add("before");

        protected override void Run()
        {
            Calls.Add("run");
            Begun.Set();
            Gate?.Wait();
            if (Failure is not null)
            {
                throw Failure;
            }

            if (Calls.Count - 2 >= rounds)
            {
                RequestStop();
            }
        }

        protected override void AfterRun()
        {
            Calls.Add("after");
            Ended.Set();
        }
    }
}
