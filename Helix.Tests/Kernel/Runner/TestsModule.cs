using System;
using System.IO;
using System.Text;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;
using Helix.Tests.Kernel.Slots;

namespace Helix.Tests.Kernel.Runner;

/// <summary>
/// The main program of the test image: runs the cases, reports on the serial line and switches the machine off, with status 0 when all
/// passed. Chosen by <c>kernel=tests</c>; <c>tests.filter=a,b</c>, <c>tests.skip-to=Name</c>, <c>tests.timeout=seconds</c> and
/// <c>tests.guard=no</c> are its options, those of <see cref="RunnerOptions"/>.
/// </summary>
[HelixModule("tests", Description = "Runs the kernel's test cases", Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand)]
[Requires<ISerialPort>(Optional = true)]
[Requires<IMachineControl>(Optional = true)]
public sealed class TestsModule : Interfaces.Modules.Kernel
{
    private const int DefaultTimeoutSeconds = 120;
    private const int CasesFailed = 1;

    private RunTotals _totals;

    /// <inheritdoc/>
    protected override void Run()
    {
        var options = new RunnerOptions(
            Context.GetConfig("filter", ""),
            Context.GetConfig("skip-to", ""),
            TimeSpan.FromSeconds(Context.GetConfig("timeout", DefaultTimeoutSeconds)),
            Context.GetConfig("guard", true) ? CaseGuard.Thread : CaseGuard.None);
        SlotSource.Factory = (ISlotFactory?)Context.Find(typeof(ISlotFactory));
        _totals = KernelTestRunner.Run(FindOutput(), options);
        RequestStop();
    }

    /// <inheritdoc/>
    protected override void AfterRun()
    {
        int status = _totals.Failed == 0 ? 0 : CasesFailed;
        _ = Context.Get<IMachineControl>()?.PowerOff(status);
        Environment.Exit(status);
    }

    /// <summary>The serial line; without one, or without drivers, the standard output, which every system has.</summary>
    private Action<string> FindOutput()
    {
        if (Context.Get<ISerialPort>() is not { } serial)
        {
            Stream output = System.Console.OpenStandardOutput();
            return line => output.Write(Encoding.ASCII.GetBytes(line + "\r\n"));
        }

        return line =>
        {
            if (serial.Write(Encoding.ASCII.GetBytes(line + "\r\n")) == Status.TimedOut)
            {
                RequestStop();
            }
        };
    }
}
