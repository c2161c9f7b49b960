using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;
using NUnit.Framework;
using static Helix.Tests.Unit.Core.Slots.TestSlot;

namespace Helix.Tests.Unit.Core.Slots;

/// <summary>Who goes in, who waits, and who is told; the calls themselves are tested by the kernel's cases.</summary>
[TestFixture]
internal sealed class InterfaceSlotTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private TestSlot _slot = null!;
    private Owner _owner = null!;

    [SetUp]
    public void Make()
    {
        _slot = new TestSlot();
        _owner = new Owner(_slot);
    }

    [Test]
    public void CallsAreCountedInAndOut()
    {
        Assert.That(_slot.Enter(SlotCaller.Outside), Is.EqualTo(Status.Ok));
        Assert.That(_slot.Enter(SlotCaller.InterruptsOff), Is.EqualTo(Status.Ok));
        Assert.That(_slot.CallsInside, Is.EqualTo(2));
        _slot.Leave();
        _slot.Leave();
        Assert.That(_slot.CallsInside, Is.Zero);
        Assert.That(_slot.Raised, Is.Empty);
    }

    [Test]
    public void AnUnboundSlotAnswersNotFound()
    {
        Assert.That(_slot.Reached, Is.EqualTo(new Answered(Status.NotFound)));
        _slot.Bind("text", _owner);
        Assert.That((_slot.Reached, _slot.Target, _slot.Owner), Is.EqualTo(("text", "text", _owner)));
        _slot.Pause();
        _slot.Bind(null, null);
        Assert.That(_slot.Reached, Is.EqualTo(new Answered(Status.NotFound)));
        Assert.That((_slot.Target, _slot.Exchanges), Is.EqualTo(((object?)null, 2)));
    }

    [Test]
    public void ASlotThatIsBoundMustBePausedAndQuietToBeBoundAgain()
    {
        _slot.Bind("text", _owner);
        Assert.Throws<InvalidOperationException>(() => _slot.Bind("other", _owner));
        Enter();
        _slot.Pause();
        Assert.Throws<InvalidOperationException>(() => _slot.Bind("other", _owner));
        Assert.That(_slot.Target, Is.EqualTo("text"));
        _slot.Leave();
        Assert.Throws<InvalidCastException>(() => _slot.Bind(new object(), _owner));
        _slot.Bind("other", _owner);
        Assert.That(_slot.Target, Is.EqualTo("other"));
    }

    [Test]
    public void TheLastCallThatLeavesAPausedSlotTells()
    {
        Enter();
        Enter();
        _slot.Pause();
        Assert.That((_slot.IsPaused, _slot.IsQuiet, _slot.CallsInside), Is.EqualTo((true, false, 2)));
        _slot.Leave();
        Assert.That(_slot.Raised, Is.Empty);
        _slot.Leave();
        Assert.That(_slot.Raised, Is.EqualTo(new[] { 0 }));
        Assert.That(_slot.WaitUntilQuiet(TimeSpan.Zero), Is.True);
    }

    [Test]
    public void TheWaitForQuietEndsWithItsTime()
    {
        Enter();
        _slot.Pause();
        Assert.That(_slot.WaitUntilQuiet(TimeSpan.FromMilliseconds(1)), Is.False);
        Task<bool> waiter = Task.Run(() => _slot.WaitUntilQuiet(Timeout.InfiniteTimeSpan));
        _slot.Leave();
        Assert.That(waiter.Wait(Long) && waiter.Result, Is.True);
    }

    [Test]
    public void APausedSlotIsBusyForThoseWhoCannotWait()
    {
        _slot.Pause();
        Assert.That(_slot.Enter(SlotCaller.InterruptsOff), Is.EqualTo(Status.Busy));
        Assert.That(_slot.IsQuiet, Is.True);
    }

    [Test]
    public void APausedSlotLetsThoseInWhoAreInsideTheModule()
    {
        _slot.Pause();
        Assert.That(_slot.Enter(SlotCaller.Inside), Is.EqualTo(Status.Ok));
        Assert.That((_slot.CallsInside, _slot.IsQuiet), Is.EqualTo((1, false)));
        _slot.Leave();
        Assert.That(_slot.IsQuiet, Is.True);
    }

    [Test]
    public void WithoutMemoryForAWaiterTheCallAnswersSo()
    {
        _slot.Pause();
        _slot.HasMemory = false;
        Assert.That(_slot.Enter(SlotCaller.Outside), Is.EqualTo(Status.OutOfMemory));
        Assert.That((_slot.IsQuiet, _slot.CallsWaiting), Is.EqualTo((true, 0)));
    }

    [Test]
    public void WaitersAreLetInInTheOrderInWhichTheyCame()
    {
        const int Count = 5;
        _slot.Pause();
        Task[] waiters = Enumerable.Range(1, Count).Select(StartWaiter).ToArray();
        Assert.That((_slot.CallsWaiting, _slot.CallsInside), Is.EqualTo((Count, 0)));
        int before = _slot.Raised.Count;
        _slot.Resume();
        Assert.That(Task.WaitAll(waiters, Long), Is.True);
        Assert.That(_slot.Raised.Skip(before), Is.EqualTo(Enumerable.Range(1, Count)));
        Assert.That((_slot.CallsWaiting, _slot.CallsInside, _slot.IsPaused), Is.EqualTo((0, Count, false)));
    }

    [Test]
    public void APauseStopsTheWaitersThatAreNotYetIn()
    {
        _slot.Pause();
        Task first = StartWaiter(1);
        Task second = StartWaiter(2);
        for (int i = 0; i < 100; i++)
        {
            _slot.Resume();
            _slot.Pause();
            Assert.That(_slot.CallsWaiting + _slot.CallsInside, Is.GreaterThanOrEqualTo(2));
        }

        _slot.Resume();
        Assert.That(Task.WaitAll([first, second], Long), Is.True);
        Assert.That(_slot.CallsInside, Is.EqualTo(2));
    }

    [Test]
    public void TheOwnerHearsOfAFaultWhenTheCallIsOver()
    {
        _slot.Bind("text", _owner);
        Enter();
        Assert.That(_slot.Fail(new FormatException()), Is.EqualTo(Status.DeviceError));
        Assert.That(_owner.Heard, Is.EqualTo("Test.Function: FormatException, 0 inside"));
        Assert.That((_slot.Faults, _slot.UntoldFaults, _slot.CallsInside), Is.EqualTo((1, 0, 0)));
    }

    [Test]
    public void AnOwnerThatThrowsIsCountedAndTheCallerToldOfAFault()
    {
        _slot.Bind("text", _owner);
        _owner.Throws = true;
        Enter();
        Assert.That(_slot.Fail(new FormatException()), Is.EqualTo(Status.ModuleFault));
        Assert.That((_slot.Faults, _slot.UntoldFaults), Is.EqualTo((1, 1)));
    }

    [Test]
    public void AFaultOfTheLastCallInsideEndsTheWaitForQuiet()
    {
        _slot.Bind("text", _owner);
        Enter();
        _slot.Pause();
        _ = _slot.Fail(new FormatException());
        Assert.That(_slot.Raised, Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public void ExchangesUnderLoadLetNoCallReachWhatIsReplaced()
    {
        const int Calls = 3000;
        var serving = new int[1];
        int wrong = 0;
        Task[] callers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < Calls; i++)
            {
                Enter();
                int[] target = Volatile.Read(ref serving);
                if (Volatile.Read(ref target[0]) != 0)
                {
                    Interlocked.Increment(ref wrong);
                }

                _slot.Leave();
            }
        })).ToArray();
        int exchanges = 0;
        while (!callers.All(caller => caller.IsCompleted))
        {
            _slot.Pause();
            Assert.That(_slot.WaitUntilQuiet(Long), Is.True);
            Volatile.Write(ref serving[0], 1);
            Volatile.Write(ref serving, new int[1]);
            _slot.Resume();
            exchanges++;
        }

        Assert.That(Task.WaitAll(callers, Long), Is.True);
        Assert.That((wrong, _slot.CallsInside, _slot.CallsWaiting), Is.EqualTo((0, 0, 0)));
        Assert.That(exchanges, Is.Positive);
    }

    private void Enter() => Assert.That(_slot.Enter(SlotCaller.Outside), Is.EqualTo(Status.Ok));

    private Task StartWaiter(int number)
    {
        Task task = Task.Factory.StartNew(Enter, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.That(SpinWait.SpinUntil(() => _slot.CallsWaiting == number, Long), Is.True);
        return task;
    }

    private sealed class Owner(TestSlot slot) : ISlotOwner
    {
        public string Name => "owner";

        public bool Throws { get; set; }

        public string Heard { get; private set; } = "";

        public Status OnFault(string contract, string function, Exception exception)
        {
            Heard = $"{contract}.{function}: {exception.GetType().Name}, {slot.CallsInside} inside";
            return Throws ? throw new InvalidOperationException() : Status.DeviceError;
        }
    }
}
