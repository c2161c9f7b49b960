using System;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Runtime.Threading;
using NUnit.Framework;

namespace Helix.Tests.Unit.Threading;

/// <summary>The dispatcher passes its causes on as reasons, by number.</summary>
[TestFixture]
public sealed class SwitchReasonTests
{
    [Test]
    public void CausesAndReasonsHaveTheSameNumbers()
    {
        Assert.That(Enum.GetNames<SwitchReason>(), Is.EqualTo(Enum.GetNames<SwitchCause>()));
        foreach (SwitchCause cause in Enum.GetValues<SwitchCause>())
        {
            Assert.That(((SwitchReason)cause).ToString(), Is.EqualTo(cause.ToString()));
        }
    }
}
