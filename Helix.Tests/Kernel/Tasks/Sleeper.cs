using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>Has a finalizer that takes its time, and says when it is over.</summary>
internal sealed class Sleeper(ITaskManager tasks, TimeSpan nap, StrongBox<bool> isOver)
{
    ~Sleeper()
    {
        _ = tasks.Sleep(nap);
        Volatile.Write(ref isOver.Value, true);
    }
}
