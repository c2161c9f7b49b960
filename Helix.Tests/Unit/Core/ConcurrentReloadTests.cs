using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>Reloads of a module that several threads call all the time.</summary>
[TestFixture]
internal sealed class ConcurrentReloadTests : RegistryFixture
{
    private const int Threads = 4;
    private const int Reloads = 300;

    [Test]
    public void NoCallIsLostNoneFailsAndTheOrderOfEachCallerIsKept()
    {
        var seen = new List<(int Thread, long Number)>[Threads];
        var arrived = new List<(int Thread, long Number)>();
        Add("a", [Offers<IAlpha>()], prepare: module => module.State = [1]);
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        bool stop = false;
        var failed = new int[Threads];
        Thread[] callers = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() => Call(thread)))];
        Array.ForEach(callers, static caller => caller.Start());
        for (int i = 0; i < Reloads; i++)
        {
            ReloadReport report = i % 3 == 2
                ? Manager.ReloadModule("a", Loader.Add(Describe("a", [Offers<IAlpha>()], version: 2, prepare: module => module.Answers["check"] = _ => Status.Failed)))
                : Manager.ReloadModule("a");
            Assert.That(report.Status, Is.EqualTo(i % 3 == 2 ? Status.Failed : Status.Ok), report.Reason);
        }

        Volatile.Write(ref stop, true);
        Array.ForEach(callers, static caller => caller.Join());
        Assert.That(failed, Is.All.Zero);
        Assert.That(arrived, Has.Count.EqualTo(seen.Sum(static calls => calls.Count)));
        for (int i = 0; i < Threads; i++)
        {
            Assert.That(arrived.Where(call => call.Thread == i).Select(static call => call.Number), Is.EqualTo(seen[i].Select(static call => call.Number)));
        }

        void Call(int thread)
        {
            seen[thread] = [];
            for (long number = 0; !Volatile.Read(ref stop); number++)
            {
                long own = number;
                Status status = held.Do(() =>
                {
                    lock (arrived)
                    {
                        arrived.Add((thread, own));
                    }

                    return Status.Ok;
                });
                failed[thread] += status.IsOk() ? 0 : 1;
                seen[thread].Add((thread, number));
            }
        }
    }
}
